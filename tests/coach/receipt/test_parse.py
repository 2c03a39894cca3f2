"""Bytes of unknown origin are a receipt, or are told what is wrong with them; nothing is raised."""

import json
from typing import Any

import pytest

from coach.receipt.canonical import canonical
from coach.receipt.form import LONGEST, MOST_BYTES, MOST_TURNS
from coach.receipt.parse import Parsed, parse
from coach.receipt.problem import Problem, problem
from tests.coach.receipt.talks import document


def found(data: bytes) -> Problem:
    outcome = parse(data)
    assert isinstance(outcome, Problem)
    return outcome


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", problem("empty")),
        (b" \n", problem("empty")),
        (b"\xef\xbb\xbf", problem("empty")),
        (b"\xff\xfe{}", problem("not_text")),
        (b"hello", problem("not_json", line=1, column=1)),
        (b'{"format": 1,\n', problem("not_json", line=2, column=1)),
        (b"[]", problem("no_receipt")),
        (b"{}", problem("no_receipt")),
        (b'{"format": 3}', problem("format", found="3", known=2)),
        (b'{"format": 0}', problem("format", found="0", known=2)),
        (b'{"format": true}', problem("format", found="True", known=2)),
        (b'{"format": "1"}', problem("format", found="1", known=2)),
        (b'{"format": 1, "format": 1}', problem("twice", field="format")),
        (b'{"format": 1.5}', problem("fraction", found="1.5")),
        (b'{"format": NaN}', problem("fraction", found="NaN")),
        (b'{"format": ' + b"9" * 5000 + b"}", problem("fraction", found="…")),
        (b'{"format": 1, "a": "\\ud800"}', problem("not_text")),
        (b'{"format": 1, "signature": "\\ud800"}', problem("not_text")),
        (b'{"format": 1, "a": ' + b"[" * 40 + b"]" * 40 + b"}", problem("too_deep", most=32)),
        (b"[" * 100_000, problem("too_deep", most=32)),
        (b"{" * (MOST_BYTES + 1), problem("too_large", most=MOST_BYTES)),
    ],
    ids=lambda value: value.key if isinstance(value, Problem) else "",
)
def test_what_is_no_receipt_is_told_why(data: bytes, wrong: Problem) -> None:
    assert found(data) == wrong


def test_brackets_in_words_are_no_depth() -> None:
    data = json.dumps({"format": 3, "a": "[" * 99 + '\\"' + "{" * 99}).encode()

    assert found(data).key == "format"


def change(document: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    *above, last = path.split(".")
    place: Any = document
    for step in above:
        place = place[int(step) if step.isdecimal() else step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "wrong"),
    [
        ("extra", 1, problem("unknown_field", field="extra", place="")),
        ("key.more", 1, problem("unknown_field", field="more", place="key")),
        ("turns.1.note", "x", problem("unknown_field", field="note", place="turns[...]")),
        ("seed", None, problem("missing_field", field="seed", place="")),
        ("result.card", None, problem("missing_field", field="card", place="result")),
        ("turns.2.step", "3", problem("wrong_type", place="turns[...].step")),
        ("result.score", True, problem("wrong_type", place="result.score")),
        ("turns", {}, problem("wrong_type", place="turns")),
    ],
)
def test_fields_are_those_of_a_receipt(path: str, value: object, wrong: Problem) -> None:
    told = found(canonical(change(document(), path, value)))

    assert told.key == wrong.key
    assert told.facts.get("field") == wrong.facts.get("field")
    assert str(told.facts["place"]).split("[")[0] == str(wrong.facts["place"]).split("[")[0]


def test_more_turns_than_any_talk_has_are_refused() -> None:
    held = document()
    turns = held["turns"]
    assert isinstance(turns, list)
    held["turns"] = [{**turns[0], "effects": []}] * (MOST_TURNS + 1)

    assert found(canonical(held)) == problem("too_many_turns", most=MOST_TURNS)


def test_more_words_than_anybody_says_are_refused() -> None:
    held = change(document(), "turns.1.event.reading.text", "多" * (LONGEST + 1))

    assert found(canonical(held)) == problem("too_long", turn=2, most=LONGEST)


def test_how_a_receipt_is_laid_out_does_not_matter() -> None:
    held = document()
    pretty = b"\xef\xbb\xbf" + json.dumps(held, indent=2).encode()

    plain, laid_out = parse(canonical(held)), parse(pretty)

    assert isinstance(plain, Parsed)
    assert plain == laid_out
    assert plain.signed == canonical({key: held[key] for key in held if key != "signature"})
