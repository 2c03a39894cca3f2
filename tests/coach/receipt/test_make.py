"""A receipt holds all that is needed to recompute a talk, and each point with its reasons."""

from hashlib import sha256

import msgspec
import pytest

from coach.engine import ENGINE_VERSION
from coach.events import Chose
from coach.reading import Entry, Evidence
from coach.receipt.make import make
from coach.receipt.points import evidence_of, rule_places
from coach.replay import fold
from tests.coach.receipt.talks import AT, BOOKS, RULES, SEED, document, made, receipt, talk

KINDS = ("rehearsal", "drill", "checklist")


@pytest.mark.parametrize("kind", KINDS)
def test_the_turns_of_a_receipt_lead_where_the_talk_led(kind: str) -> None:
    held = talk(kind)

    assert make(held.pinned, held.recorded).state == fold(held.playbook, held.recorded, SEED)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sources_stand_inside_with_their_digests(kind: str) -> None:
    found = receipt(document(kind))

    assert found.playbook.source == BOOKS[kind]
    assert found.playbook.digest == sha256(BOOKS[kind].encode()).hexdigest()
    assert found.rules.digest == sha256(RULES).hexdigest()
    assert (found.seed, found.engine, found.format) == (SEED, ENGINE_VERSION, 2)
    assert found.turns[1].at == AT.isoformat()


@pytest.mark.parametrize("kind", ["rehearsal", "drill"])
def test_points_add_up_and_none_is_without_rule_words_and_line(kind: str) -> None:
    found = document(kind)
    points = [point for turn in found["turns"] for point in turn["points"]]  # type: ignore[attr-defined]

    assert points
    for point in points:
        assert point["rule"]
        assert point["file"] == f"zh-CN/{'wang' if kind == 'rehearsal' else 'refusals'}.yaml"
        assert 1 <= point["line"] <= BOOKS[kind].count("\n")
        assert point["words"] or point["rule"].startswith("choice.")


def test_the_points_of_a_rehearsal_sum_up_to_its_card() -> None:
    found = receipt(document())
    gained = [one["points"] for turn in found.turns for one in turn.points]  # type: ignore[index]
    card = [one["points"] for one in found.result.card]  # type: ignore[index]

    assert sum(gained) == sum(card)
    assert found.result.score == max(0, sum(card))


def test_the_words_of_a_point_lie_where_the_span_says() -> None:
    for turn in receipt(document("drill")).turns:
        for point in turn.points:
            for words in point["words"]:  # type: ignore[index]
                text = turn.event["reading"]["text"]  # type: ignore[index]
                assert text[words["start"] : words["end"]] == words["matched"]


def test_rules_are_found_in_their_files() -> None:
    files = {
        "b.yaml": "rules:\n  - rule: two\n    label: x\n  - label: y\n    rule: 'three'\n",
        "a.yaml": "- rule: one\n\n- rule: two # again\n",
    }

    assert rule_places(files) == {
        "one": ("a.yaml", 1),
        "two": ("a.yaml", 3),
        "three": ("b.yaml", 5),
    }


@pytest.mark.parametrize("events", [[], [(Chose(choice="hint"), AT)]])
def test_a_talk_that_never_began_has_no_receipt(events: list[tuple[Chose, object]]) -> None:
    with pytest.raises(ValueError, match="begins with Began"):
        make(talk("drill").pinned, events)  # type: ignore[arg-type]


def test_no_fraction_stands_in_a_receipt() -> None:
    def fractions(value: object) -> int:
        if isinstance(value, dict):
            return sum(fractions(one) for one in value.values())
        if isinstance(value, list):
            return sum(fractions(one) for one in value)
        return isinstance(value, float)

    assert fractions(document("drill")) == 0
    assert b"share" in msgspec.json.encode(made("drill").body)


def test_an_answer_to_a_checklist_rests_on_all_its_words() -> None:
    evidence = (Evidence(rule="x", start=0, end=1, matched="x"),)

    assert evidence_of(Entry(text="x", target="a", evidence=evidence), "any") == evidence


def test_a_first_line_that_nobody_understands_brings_no_points() -> None:
    held = talk("rehearsal", ["嗯", "/hint", "/hint", "/hint", "/stop"])
    body = make(held.pinned, held.recorded).body

    points = [turn["points"] for turn in body["turns"]]  # type: ignore[attr-defined]
    assert points[1] == []
    assert {(one["criterion"], one["line"]) for turn in points for one in turn} == {("hints", 1)}
