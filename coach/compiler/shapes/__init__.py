"""What each kind of file looks like."""
