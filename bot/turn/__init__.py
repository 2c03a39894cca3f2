"""One turn of one person: what lies on the desk, what is said, what is to be kept."""
