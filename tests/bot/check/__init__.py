"""The command that checks playbooks."""
