"""Lines that people labelled: the gold set as values."""

from enum import StrEnum

import msgspec

from coach.vocabulary import Act, Fault, Form, Locale, Move, Spin, Technique, Verdict


class Style(StrEnum):
    """How a line is written: cleanly, as on a phone, or so that it is hard to read right."""

    TEXTBOOK = "textbook"
    PHONE = "phone"
    HARD = "hard"


class Share(StrEnum):
    """What a line may be used for; rules are never changed for the sake of a ``test`` line."""

    TUNE = "tune"
    TEST = "test"


class GoldLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One message of a rep with what it does.

    ``spin`` is None for what is no question about the customer's business. ``heard`` is the
    customer's last line where it matters, ``takes_up`` whether the message takes that up, None
    where nobody has looked.
    """

    id: str
    text: str
    act: Act
    style: Style
    part: Share
    spin: Spin | None = None
    form: Form | None = None
    technique: Technique | None = None
    heard: str = ""
    takes_up: bool | None = None


class GoldAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to an objection: its worth, its moves in the order made, its faults."""

    id: str
    objection: str
    text: str
    verdict: Verdict
    moves: tuple[Move, ...]
    faults: tuple[Fault, ...]
    style: Style
    part: Share


class GoldSet(msgspec.Struct, frozen=True, kw_only=True):
    """All labelled lines of one language."""

    locale: Locale
    lines: tuple[GoldLine, ...] = ()
    answers: tuple[GoldAnswer, ...] = ()


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one entry: its id with a reason key."""

    entry: str
    why: str


def problems(gold: GoldSet) -> tuple[Problem, ...]:
    """Every entry that contradicts itself, or says what another says; empty when all is well."""
    entries: tuple[GoldLine | GoldAnswer, ...] = (*gold.lines, *gold.answers)
    said = [one.text for one in gold.lines] + [one.objection + one.text for one in gold.answers]
    found = [*_again([one.id for one in entries], entries, "same_id")]
    found += _again(said, entries, "same_text")
    found += [Problem(entry=one.id, why=why) for one in gold.lines for why in _of_line(one)]
    found += [Problem(entry=one.id, why=why) for one in gold.answers for why in _of_answer(one)]
    return tuple(found)


def _again(keys: list[str], entries: tuple[GoldLine | GoldAnswer, ...], why: str) -> list[Problem]:
    seen: dict[str, str] = {}
    found = []
    for key, one in zip(keys, entries, strict=True):
        if key in seen:
            found.append(Problem(entry=one.id, why=why))
        seen[key] = one.id
    return found


def _of_line(line: GoldLine) -> list[str]:
    checks = {
        "no_text": not line.text.strip(),
        "spin_without_question": line.spin is not None and line.act is not Act.QUESTION,
        "question_without_form": line.form is None and line.act is Act.QUESTION,
        "form_without_question": line.form is not None
        and line.act not in (Act.QUESTION, Act.SUMMARY),
        "technique_without_pressure": line.technique is not None and line.act is not Act.PRESSURE,
        "takes_up_without_heard": line.takes_up is not None and not line.heard,
    }
    return [why for why, wrong in checks.items() if wrong]


def _of_answer(answer: GoldAnswer) -> list[str]:
    checks = {
        "no_text": not answer.text.strip(),
        "move_twice": len(frozenset(answer.moves)) < len(answer.moves),
        "fault_twice": len(frozenset(answer.faults)) < len(answer.faults),
    }
    return [why for why, wrong in checks.items() if wrong]
