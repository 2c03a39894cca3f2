"""Language rules as they stand in a receipt: packed, for they are ten times as long as a talk."""

import zlib
from base64 import b64decode, b64encode
from functools import lru_cache

#: The most bytes that rules may have when they are unpacked.
MOST_RULES = 16 * 1024 * 1024


@lru_cache(maxsize=2)
def packed(rules: bytes) -> str:
    """The rules by zlib (RFC 1950), written in Base64."""
    return b64encode(zlib.compress(rules)).decode()


def unpacked(source: str) -> bytes | None:
    """The rules again, None where this is no such thing or holds more than MOST_RULES.

    What begins with a brace was never packed, as in receipts of format 1.
    """
    if source.startswith("{"):
        return source.encode()
    unpacking = zlib.decompressobj()
    try:
        rules = unpacking.decompress(b64decode(source, validate=True), MOST_RULES)
    except (ValueError, zlib.error):
        return None
    return rules if unpacking.eof and not unpacking.unused_data else None
