"""What one line said otherwise would have made of a talk."""
