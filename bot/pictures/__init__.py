"""Drawings of what came of a talk, for a page or for a chat."""
