"""Words of an author with their place in his file."""

import msgspec


class Words(msgspec.Struct, frozen=True):
    """Words of the author, and the 1-based line they stand on."""

    text: str
    line: int
