"""What a line is marked with beside its kind: courtesies, flags, closing techniques, sides."""
