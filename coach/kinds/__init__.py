"""One pure rule set for each kind of playbook."""
