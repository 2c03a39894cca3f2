"""The end of a talk, and every look back on it."""
