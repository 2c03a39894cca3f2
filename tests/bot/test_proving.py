"""``duilian verify`` takes its own receipts, and names what is wrong with others."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.orders.proving import Answer, Proof, prove, told
from coach.engine import ENGINE_VERSION
from coach.receipt.packing import packed, unpacked
from coach.vocabulary import Locale
from tests.bot.receipted import (
    KINDS,
    OTHER,
    OURS,
    books,
    closed,
    opened,
    receipt_of,
    signed_by,
)
from tests.bot.shelves import library, renderer
from tests.coach.receipt.talks import document as small_document

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

Tamper = Callable[[dict[str, Any]], bytes]
HOLDS = Answer.YES


def judged(data: bytes, trusted: str | None = OURS.public) -> Proof:
    return prove(data, books(), trusted)


def keys(proof: Proof) -> list[str]:
    return [one.key for one in (*proof.wrong, *proof.unproved)]


@pytest.fixture(scope="module")
def migrated(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("own") / "duilian.db"))


@pytest.fixture(scope="module")
def own(migrated: Path) -> bytes:
    """The receipt of an English rehearsal."""
    return receipt_of(f"sqlite:///{migrated}", "guided-rehearsal", Locale.EN)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", Locale)
def test_verify_takes_its_own(
    kind: str, locale: Locale, migrated_file: Path, tmp_path: Path
) -> None:
    file = shutil.copy(migrated_file, tmp_path / "duilian.db")

    proof = judged(receipt_of(f"sqlite:///{file}", kind, locale))

    assert (proof.recomputes, proof.authentic, keys(proof)) == (HOLDS, HOLDS, [])


def edited(change: Callable[[dict[str, Any]], object]) -> Tamper:
    """The receipt after a change, its signature left as it was."""

    def tamper(document: dict[str, Any]) -> bytes:
        change(document)
        return closed(document)

    return tamper


def reading(document: dict[str, Any], number: int) -> dict[str, Any]:
    found: dict[str, Any] = document["turns"][number]["event"]["reading"]
    return found


def word(document: dict[str, Any]) -> None:
    held = reading(document, 1)
    held["text"] = held["text"] + " then"


def weight(document: dict[str, Any]) -> None:
    rules = unpacked(document["rules"]["source"]) or b""
    document["rules"]["source"] = packed(rules.replace(b"weight: 5", b"weight: 6", 1))


def span(document: dict[str, Any]) -> None:
    reading(document, 2)["parts"][0]["evidence"][0]["end"] += 1


def another_playbook(document: dict[str, Any]) -> None:
    document["playbook"]["source"] = small_document()["playbook"]["source"]  # type: ignore[index]


def effect(document: dict[str, Any]) -> None:
    document["turns"][3]["effects"][0]["rule"] = "payoff.said"


def point(document: dict[str, Any]) -> None:
    turn = next(turn for turn in document["turns"] if turn["points"])
    turn["points"][0]["points"] += 1


def twice(document: dict[str, Any]) -> bytes:
    return closed(document).replace(b'"result":', b'"result":{},"result":', 1)


def inside(part: str, source: str) -> Tamper:
    return edited(lambda document: document[part].update(source=source))


def turns(change: Callable[[list[Any]], object]) -> Tamper:
    return edited(lambda document: change(document["turns"]))


def cut(document: dict[str, Any]) -> None:
    document["signature"] = document["signature"][:99]


def put(name: str, value: object) -> Tamper:
    return edited(lambda document: document.update({name: value}))


def result(name: str, value: object) -> Tamper:
    return edited(lambda document: document["result"].update({name: value}))


TAMPERED: dict[str, tuple[Tamper, str]] = {
    "a word changed": (edited(word), "seal_event"),
    "a score raised": (result("score", 100), "result"),
    "a rule's weight changed": (edited(weight), "rules_changed"),
    "a turn dropped": (turns(lambda held: held.pop(4)), "turn_missing"),
    "the last turn dropped": (turns(lambda held: held.pop()), "seal_end"),
    "a turn doubled": (turns(lambda held: held.insert(3, held[2])), "turn_twice"),
    "turns reordered": (turns(lambda held: held.insert(2, held.pop())), "turn_moved"),
    "another playbook": (edited(another_playbook), "digest"),
    "the signature cut": (edited(cut), "signature_cut"),
    "the signature changed": (put("signature", "0" * 128), "signature_wrong"),
    "another key signed": (lambda held: signed_by(OTHER, held), "key_other"),
    "another key named": (put("key", {"id": "0" * 16, "public": OTHER.public}), "key_broken"),
    "no JSON": (lambda held: closed(held)[:-9], "not_json"),
    "another format": (put("format", 3), "format"),
    "a future engine": (put("engine", "99"), "engine"),
    "a span moved": (edited(span), "turn_event"),
    "the outcome changed": (result("outcome", "order"), "result"),
    "passed changed": (result("passed", None), "result"),
    "the seed changed": (put("seed", "0" * 32), "seal_head"),
    "a time changed": (turns(lambda held: held[2].update(at=held[3]["at"])), "seal_at"),
    "a field added": (put("note", "x"), "unknown_field"),
    "a field missing": (edited(lambda held: held.pop("rules")), "missing_field"),
    "a field twice": (twice, "twice"),
    "an empty file": (lambda _: b"", "empty"),
    "ten megabytes": (lambda held: closed(held) + b" " * 10_000_000, "too_large"),
    "what followed changed": (edited(effect), "turn_effects"),
    "a point raised": (edited(point), "turn_points"),
    "rules that are none": (inside("rules", '{"a.yaml": "]"}'), "rules_broken"),
    "rules that are no JSON": (inside("rules", "x"), "rules_broken"),
    "a playbook that is none": (inside("playbook", "x"), "playbook_broken"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAMPERED)
def test_what_is_wrong_is_named(name: str, own: bytes) -> None:
    tamper, wrong = TAMPERED[name]

    proof = judged(tamper(opened(own)))

    assert wrong in keys(proof)
    assert proof.authentic is Answer.NO
    for locale in Locale:
        assert renderer().text("receipt.proof", locale, told(proof, renderer(), locale))


def test_an_engine_that_is_not_here_is_no_verdict_on_the_talk(own: bytes) -> None:
    proof = judged(signed_by(OURS, {**opened(own), "engine": "99"}))

    assert (proof.recomputes, proof.authentic) == (Answer.UNKNOWN, HOLDS)
    assert proof.wrong[0].facts == {"found": "99", "have": ENGINE_VERSION}


def test_who_signs_a_lie_is_authentic_and_does_not_recompute(own: bytes) -> None:
    held = opened(own)
    result("score", 100)(held)

    proof = judged(signed_by(OURS, held))

    assert (proof.recomputes, proof.authentic) == (Answer.NO, HOLDS)


@pytest.mark.parametrize(
    ("trusted", "authentic", "why"),
    [
        (OURS.public, Answer.YES, []),
        (OTHER.public, Answer.NO, ["key_other"]),
        (None, Answer.UNKNOWN, ["key_unknown"]),
    ],
)
def test_authentic_is_a_matter_of_whom_one_trusts(
    trusted: str | None, authentic: Answer, why: list[str], own: bytes
) -> None:
    proof = judged(own, trusted)

    assert (proof.recomputes, proof.authentic, keys(proof)) == (HOLDS, authentic, why)


def test_a_public_key_of_another_length_is_broken(own: bytes) -> None:
    held = {**opened(own), "key": {"id": "0" * 16, "public": "zz"}}

    assert keys(judged(closed(held))) == ["key_broken"]


def test_many_faults_are_told_in_part(own: bytes) -> None:
    held = opened(own)
    for turn in held["turns"]:  # type: ignore[attr-defined]
        turn.update(at="2026-03-02T23:30:09+08:00", effects=[])

    facts = told(judged(closed(held)), renderer(), Locale.EN)

    assert len(facts["wrong"]) == 12  # type: ignore[arg-type]
    assert facts["more"] > 0  # type: ignore[operator]


def test_no_garbled_receipt_brings_anything_but_a_verdict(tmp_path: Path) -> None:
    """Bytes are cut, doubled and exchanged by a generator that always draws the same."""
    random, small = Random(7), library(tmp_path)  # noqa: S311 -- the same draws each time
    whole = signed_by(OURS, small_document())
    for _ in range(150):
        at, size = random.randrange(len(whole)), random.randrange(1, 40)
        piece = random.choice((b"", whole[at : at + size] * 2, bytes([random.randrange(256)])))
        proof = prove(whole[:at] + piece + whole[at + size :], small, OURS.public)
        assert proof.authentic is not HOLDS or proof.recomputes is HOLDS
