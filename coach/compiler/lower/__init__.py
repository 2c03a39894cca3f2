"""From a tree that fits its shape to a frozen playbook."""
