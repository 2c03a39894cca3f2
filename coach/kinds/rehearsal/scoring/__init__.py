"""The score card, with how a talk came out by it."""
