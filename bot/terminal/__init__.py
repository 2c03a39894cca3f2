"""The channel of a person at a terminal, or of a program at its pipe."""
