"""Say what is missing or wrong around the service."""
