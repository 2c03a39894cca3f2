"""The service around the coach: everything that touches the world."""
