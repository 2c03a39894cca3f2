"""The desk before a person: what lies on it, and what his words ask of it."""
