"""Lines that try to get points without earning them, and what they deserve."""
