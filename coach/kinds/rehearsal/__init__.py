"""A rehearsal: a customer to talk to."""
