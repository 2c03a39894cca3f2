"""A drill: objections to answer in free words."""
