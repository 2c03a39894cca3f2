"""The tests that playbooks carry, run the way a rep would talk."""
