"""Where people, sessions and turns are kept."""
