"""What is wrong with a receipt that was changed, told by place."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from coach.receipt.differ import Difference, differ
from coach.receipt.packing import packed
from coach.receipt.problem import Problem
from coach.receipt.recount import digests, numbering, recount, sealed
from coach.receipt.seals import end_seal, turn_seals
from tests.coach.receipt.talks import RULES, book, document, language, receipt

Document = dict[str, Any]
KINDS = ("rehearsal", "drill", "checklist")


def judged(held: Document, kind: str = "rehearsal") -> list[Problem]:
    """All that is wrong, with the numbering first."""
    given = receipt(held)
    order = numbering(given)
    if order is not None:
        return [order]
    return [*sealed(given), *digests(given), *recount(given, book(kind), language(), RULES)]


def told(found: Sequence[Problem]) -> list[tuple[object, ...]]:
    """Each problem by its key and where it is."""
    return [
        (one.key, *(one.facts[name] for name in ("turn", "field") if name in one.facts))
        for one in found
    ]


def resealed(held: Document) -> Document:
    """What a forger does who knows how seals are made."""
    before = {name: held["seals"][name] for name in ("engine", "playbook", "rules", "seed")}
    for turn in held["turns"]:
        before = turn["seals"] = dict(turn_seals(before, turn["step"], turn["at"], turn["event"]))
    held["seals"]["end"] = end_seal(before, len(held["turns"]))
    return held


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wrong_with_what_was_not_changed(kind: str) -> None:
    assert judged(document(kind), kind) == []


def word(held: Document) -> None:
    reading = held["turns"][1]["event"]["reading"]
    reading["text"] = reading["text"].replace("王姐", "李姐")


def span(held: Document) -> None:
    evidence = held["turns"][1]["event"]["reading"]["parts"][0]["evidence"][0]
    evidence["start"] += 1


def score(held: Document) -> None:
    held["result"]["score"] = 99


def passed(held: Document) -> None:
    held["result"]["passed"] = True


def outcome(held: Document) -> None:
    held["result"]["outcome"] = "order"


def card(held: Document) -> None:
    held["result"]["card"][0]["points"] += 5


def effect(held: Document) -> None:
    held["turns"][0]["effects"][0]["text"] = "滚。"


def points(held: Document) -> None:
    held["turns"][1]["points"].append({})


def no_points(held: Document) -> None:
    held["turns"][1]["points"].clear()


def time(held: Document) -> None:
    held["turns"][2]["at"] = "2026-03-02T23:31:00+08:00"


def choice(held: Document) -> None:
    held["turns"][2]["event"]["choice"] = "why"


def seed(held: Document) -> None:
    held["seed"] = "other"


def engine_version(held: Document) -> None:
    held["engine"] = "0"


def title(held: Document) -> None:
    held["playbook"]["title"] = "别的"


def source(held: Document) -> None:
    held["rules"]["source"] = packed(RULES.replace(b"weight: 5", b"weight: 9"))


def unpackable(held: Document) -> None:
    held["rules"]["source"] = held["rules"]["source"][:-8]


def dropped(held: Document) -> None:
    del held["turns"][2]


def doubled(held: Document) -> None:
    held["turns"].insert(2, held["turns"][1])


def swapped(held: Document) -> None:
    held["turns"][1:3] = reversed(held["turns"][1:3])


def nothing_left(held: Document) -> None:
    held["turns"].clear()


def cut_off(held: Document) -> None:
    del held["turns"][-1]


def end(held: Document) -> None:
    held["seals"]["end"] = ""


@pytest.mark.parametrize(
    ("tamper", "wrong"),
    [
        (word, ("seal_event", 2)),
        (span, ("turn_event", 2)),
        (score, ("result", "score")),
        (passed, ("result", "passed")),
        (outcome, ("result", "outcome")),
        (card, ("result", "card")),
        (effect, ("turn_effects", 1)),
        (points, ("turn_points", 2)),
        (no_points, ("turn_points", 2)),
        (time, ("seal_at", 3)),
        (choice, ("seal_event", 3)),
        (seed, ("seal_head", "seed")),
        (engine_version, ("seal_head", "engine")),
        (title, ("playbook_field", "title")),
        (source, ("digest", "rules")),
        (unpackable, ("digest", "rules")),
        (dropped, ("turn_missing", 3)),
        (doubled, ("turn_twice", 2)),
        (swapped, ("turn_moved", 2)),
        (nothing_left, ("turn_missing", 1)),
        (cut_off, ("seal_end",)),
        (end, ("seal_end",)),
    ],
)
def test_what_was_changed_is_named(
    tamper: Callable[[Document], None], wrong: tuple[object, ...]
) -> None:
    held = document()
    tamper(held)

    assert wrong in told(judged(held))


@pytest.mark.parametrize("tamper", [span, score, outcome, effect, points])
def test_new_seals_do_not_hide_what_does_not_recompute(
    tamper: Callable[[Document], None],
) -> None:
    held = document()
    tamper(held)

    assert [one for one in told(judged(resealed(held))) if str(one[0]).startswith("seal")] == []
    assert judged(held) != []


def event(value: object) -> Callable[[Document], None]:
    def put(held: Document) -> None:
        held["turns"][1]["event"] = value

    return put


def at(value: str) -> Callable[[Document], None]:
    def put(held: Document) -> None:
        held["turns"][1]["at"] = value

    return put


def first(value: object) -> Callable[[Document], None]:
    def put(held: Document) -> None:
        held["turns"][0]["event"] = value

    return put


@pytest.mark.parametrize(
    ("tamper", "wrong"),
    [
        (event({}), ("event", 2)),
        (event({"type": "began", "walk": "running"}), ("event", 2)),
        (event({"type": "began", "walk": "free", "past": 7}), ("event", 2)),
        (first({"type": "began", "walk": "free", "past": {"turn": 1, "by": 2}}), ("turn_event", 1)),
        (event({"type": "chose", "choice": "9" * 201}), ("event", 2)),
        (event({"type": "spoke", "reading": "x"}), ("event", 2)),
        (event({"type": "chose", "choice": 7}), ("turn_event", 2)),
        (event({"type": "spoke", "reading": {}}), ("turn_event", 2)),
        (at("yesterday"), ("time", 2)),
        (at("2026-03-02T09:00:00"), ("time", 2)),
        (at("9999-12-31T23:59:59+00:00"), ("time", 2)),
        (first({"type": "chose", "choice": "hint"}), ("not_begun",)),
        (first({"type": "spoke", "reading": {"text": "x"}}), ("not_begun",)),
    ],
)
def test_a_turn_from_which_there_is_no_going_on_is_named(
    tamper: Callable[[Document], None], wrong: tuple[object, ...]
) -> None:
    held = document()
    tamper(held)

    assert wrong in told(judged(resealed(held)))


@pytest.mark.parametrize(
    ("found", "should", "where"),
    [
        ({"a": [1, 2]}, {"a": [1, 2]}, None),
        ({"a": [1, 2]}, {"a": [1]}, Difference(place="a[1]", found="2", should="–")),
        ({}, {"a": None}, Difference(place="a", found="–", should="null")),
        ({"b": 1}, {}, Difference(place="b", found="1", should="–")),
        ([True], [1], Difference(place="[0]", found="true", should="1")),
        ("x" * 99, "y", Difference(place="", found="x" * 59 + "…", should="y")),
    ],
)
def test_the_first_difference_is_shown_by_its_place(
    found: object, should: object, where: Difference | None
) -> None:
    assert differ(found, should) == where
