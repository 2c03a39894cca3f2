"""What a tree must also mean, beyond its shape; a tree of the wrong shape is no reason to stop."""
