"""Choose without chance: the same seed and key always give the same pick."""

from hashlib import sha256


def pick(seed: str, key: str, count: int) -> int:
    """An index below ``count``, spread evenly over seeds and keys.

    Raises ValueError when there is nothing to choose from.
    """
    if count < 1:
        raise ValueError("nothing to choose from")
    return int.from_bytes(sha256(f"{seed}\0{key}".encode()).digest()[:8], "big") % count
