"""Many talks with a customer over readings alone: what must hold in every one of them."""
