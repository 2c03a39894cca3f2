"""Bring words into one form for looking things up, character by character."""

#: Full-width signs as their half-width twins; every character stays where it was.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20,
    ord("’"): ord("'"),
    ord("‘"): ord("'"),
}


def fold(text: str) -> str:
    """Half-width, lower case, of the same length as ``text``."""
    half = text.translate(_HALF_WIDTH)
    lower = half.lower()
    if len(lower) == len(half):
        return lower
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in half)
