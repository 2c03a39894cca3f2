"""From authored YAML to a frozen playbook, or to diagnostics."""
