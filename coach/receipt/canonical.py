"""One way to write a value as JSON, so that its bytes can be signed."""

import json
from hashlib import sha256

import msgspec


def plain(value: object) -> object:
    """A value as JSON has it; a number that is no whole one becomes text, as Python writes it.

    No two languages write every fraction alike, so that none stands in a receipt.
    """
    return _whole(msgspec.to_builtins(value, str_keys=True))


def _whole(value: object) -> object:
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return {name: _whole(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(one) for one in value]
    return value


def canonical(value: object) -> bytes:
    """Sorted keys, UTF-8, no white space, nothing escaped that need not be.

    Raises ValueError for text that is no Unicode (half a surrogate pair).
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def seal(*parts: object) -> str:
    """SHA-256 (hex) of these parts, written canonically."""
    return sha256(canonical(list(parts))).hexdigest()
