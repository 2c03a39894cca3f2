"""Fit the leanings of a language on the gold set; for developers, with the group ``fit``."""
