"""What the doctor finds."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class State(StrEnum):
    """All is well, something is worth knowing, or something has to be mended."""

    OK = "ok"
    HINT = "hint"
    TROUBLE = "trouble"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing looked at: how it is, the prompt that says so, its facts; no secret among them."""

    state: State
    prompt: str
    facts: Mapping[str, object] = msgspec.field(default_factory=dict)
