"""Bring names to one form before they are compared."""

import unicodedata


def plain(name: str) -> str:
    """A name without differences of width, case or outer blanks."""
    return unicodedata.normalize("NFKC", name).casefold().strip()
