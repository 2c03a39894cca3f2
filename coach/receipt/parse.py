"""Take bytes of unknown origin as a receipt, or say why they are none."""

import json
import re
from collections.abc import Mapping

import msgspec

from coach.receipt.canonical import canonical
from coach.receipt.form import FORMAT, LONGEST, MOST_BYTES, MOST_TURNS, Receipt
from coach.receipt.problem import Problem, problem

#: How deep brackets may be nested.
DEEPEST = 32
_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_PLACE = re.compile(r" - at `\$\.?(.*)`$")
_UNKNOWN = re.compile(r"unknown field `(.*?)`")
_MISSING = re.compile(r"missing required field `(.*?)`")


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt, and the bytes that its signature is over."""

    receipt: Receipt
    signed: bytes


class _RefusedError(ValueError):
    """JSON that we do not take."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.key)
        self.found = found


def parse(data: bytes) -> Parsed | Problem:
    """The receipt in these bytes, or the first thing that is wrong; never raises."""
    if len(data) > MOST_BYTES:
        return problem("too_large", most=MOST_BYTES)
    try:
        text = data.decode().removeprefix("\ufeff")
        return _shaped(_loaded(text))
    except _RefusedError as refused:
        return refused.found
    except UnicodeError:
        return problem("not_text")


def _loaded(text: str) -> Mapping[str, object]:
    """The object that a text holds."""
    if not text.strip():
        raise _RefusedError(problem("empty"))
    if _depth(text) > DEEPEST:
        raise _RefusedError(problem("too_deep", most=DEEPEST))
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_float=_fraction, parse_constant=_fraction
        )
    except json.JSONDecodeError as error:
        raise _RefusedError(problem("not_json", line=error.lineno, column=error.colno)) from None
    except _RefusedError:
        raise
    except ValueError:  # a whole number of thousands of digits
        raise _RefusedError(problem("fraction", found="…")) from None
    if not isinstance(value, dict):
        raise _RefusedError(problem("no_receipt"))
    return value


def _depth(text: str) -> int:
    """How deep brackets are nested, without any recursion; text in quotes does not count."""
    depth = deepest = 0
    for found in _BRACKET.finditer(_TEXT.sub("", text)):
        depth += 1 if found[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object each of whose fields stands there once."""
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise _RefusedError(problem("twice", field=name))
        made[name] = value
    return made


def _fraction(found: str) -> object:
    raise _RefusedError(problem("fraction", found=found[:LONGEST_SHOWN]))


#: The most characters of a wrong value that are shown.
LONGEST_SHOWN = 40


def _shaped(value: Mapping[str, object]) -> Parsed | Problem:
    """The receipt in an object."""
    number = value.get("format")
    if number is None:
        return problem("no_receipt")
    if number not in range(1, FORMAT + 1) or isinstance(number, bool):
        return problem("format", found=str(number)[:LONGEST_SHOWN], known=FORMAT)
    signed = canonical({name: one for name, one in value.items() if name != "signature"})
    canonical(value.get("signature"))
    try:
        receipt = msgspec.convert(value, Receipt)
    except msgspec.ValidationError as error:
        return _misshapen(str(error))
    return _too_much(receipt) or Parsed(receipt=receipt, signed=signed)


def _misshapen(told: str) -> Problem:
    """What is wrong with the fields, after what the decoder told."""
    at = _PLACE.search(told)
    place = "" if at is None else at[1]
    for key, pattern in (("unknown_field", _UNKNOWN), ("missing_field", _MISSING)):
        found = pattern.search(told)
        if found is not None:
            return problem(key, field=found[1][:LONGEST_SHOWN], place=place)
    return problem("wrong_type", place=place)


def _too_much(receipt: Receipt) -> Problem | None:
    """A receipt longer than any talk."""
    if len(receipt.turns) > MOST_TURNS:
        return problem("too_many_turns", most=MOST_TURNS)
    for turn in receipt.turns:
        if len(said_in(turn.event)) > LONGEST:
            return problem("too_long", turn=turn.step, most=LONGEST)
    return None


def said_in(event: Mapping[str, object]) -> str:
    """What the rep typed, the choice that he pressed; empty for anything else."""
    reading = event.get("reading")
    text = reading.get("text") if isinstance(reading, Mapping) else event.get("choice")
    return text if isinstance(text, str) else ""
