"""Recompute a receipt from its own words and rules, and say exactly what differs."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256

import msgspec

from coach import engine
from coach.events import Began, Chose, Event, Spoke
from coach.judge.language import Language
from coach.playbook import Playbook
from coach.receipt.differ import differ
from coach.receipt.form import Body, Turn
from coach.receipt.make import described
from coach.receipt.packing import unpacked
from coach.receipt.parse import said_in
from coach.receipt.points import rule_places
from coach.receipt.problem import Problem, problem
from coach.receipt.seals import end_seal, head_seals, turn_seals
from coach.receipt.walk import Shown, Walked, Walker

#: The years in which a talk can have been.
YEARS = range(2000, 2200)
#: The most characters of a choice.
LONGEST_CHOICE = 200


class _LostError(ValueError):
    """A turn from which there is no going on."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.key)
        self.found = found


def numbering(receipt: Body) -> Problem | None:
    """The first turn that is missing, stands twice, or in another place; None when all is well."""
    steps = [turn.step for turn in receipt.turns]
    for should, step in enumerate(steps, start=1):
        if step == should:
            continue
        if step in steps[: should - 1]:
            return problem("turn_twice", turn=step)
        return problem("turn_moved" if should in steps else "turn_missing", turn=should)
    return None if steps else problem("turn_missing", turn=1)


def sealed(receipt: Body) -> Iterator[Problem]:
    """What was changed after the seals were put on it."""
    head = head_seals(receipt.engine, receipt.playbook.digest, receipt.rules.digest, receipt.seed)
    for name, seal in head.items():
        if receipt.seals.get(name) != seal:
            yield problem("seal_head", field=name)
    before = {name: receipt.seals.get(name, "") for name in head}
    for turn in receipt.turns:
        for name, seal in turn_seals(before, turn.step, turn.at, turn.event).items():
            if turn.seals.get(name) != seal:
                yield problem(f"seal_{name}", turn=turn.step)
        before = dict(turn.seals)
    if receipt.seals.get("end") != end_seal(before, len(receipt.turns)):
        yield problem("seal_end")


def digests(receipt: Body) -> Iterator[Problem]:
    """Embedded sources that are not those which the digests name."""
    sources = {
        "playbook": (receipt.playbook.source.encode(), receipt.playbook.digest),
        "rules": (unpacked(receipt.rules.source), receipt.rules.digest),
    }
    for name, (source, digest) in sources.items():
        if source is None or sha256(source).hexdigest() != digest:
            yield problem("digest", field=name)


def recount(
    receipt: Body, playbook: Playbook, language: Language, rules: bytes
) -> Iterator[Problem]:
    """What differs from what comes out when the talk is held again.

    ``playbook`` and ``language`` are compiled from the receipt's own sources, of which ``rules``
    are unpacked; ``numbering`` found nothing. Each turn is read again from its raw words.
    """
    files = msgspec.json.decode(rules, type=dict[str, str])
    walker = Walker(playbook=playbook, seed=receipt.seed, places=rule_places(files))
    yield from _described(receipt, playbook)
    walked = Walked()
    try:
        for turn in receipt.turns:
            event, at = _heard(turn, walker, walked, language)
            walked, shown = walker.take(walked, event, at)
            yield from _turn(turn, shown)
    except _LostError as lost:
        yield lost.found
        return
    yield from _result(receipt, walker.result(walked))


def _described(receipt: Body, playbook: Playbook) -> Iterator[Problem]:
    for name, should in described(playbook).items():
        found = getattr(receipt.playbook, name)
        if found != should:
            yield problem("playbook_field", field=name, found=found, should=should)


def _heard(
    turn: Turn, walker: Walker, walked: Walked, language: Language
) -> tuple[Event, datetime]:
    """The event of a turn, its words read again; raises _LostError for none."""
    at = _time(turn)
    event, state = _event(turn), walked.state
    if state is None:
        if isinstance(event, Began):
            return event, at
        raise _LostError(problem("not_begun"))
    if event is None:
        reading = engine.read(language, walker.playbook, state, said_in(turn.event), at)
        return Spoke(reading=reading), at
    return event, at


def _time(turn: Turn) -> datetime:
    try:
        at = datetime.fromisoformat(turn.at)
    except ValueError:
        raise _LostError(problem("time", turn=turn.step)) from None
    if at.tzinfo is None or at.year not in YEARS:
        raise _LostError(problem("time", turn=turn.step))
    return at


def _event(turn: Turn) -> Event | None:
    """What began or was pressed; None for words."""
    match turn.event.get("type"):
        case "began":
            return _began(turn)
        case "chose" if len(said_in(turn.event)) <= LONGEST_CHOICE:
            return Chose(choice=said_in(turn.event))
        case "spoke" if isinstance(turn.event.get("reading"), Mapping):
            return None
        case _:
            raise _LostError(problem("event", turn=turn.step))


def _began(turn: Turn) -> Began:
    try:
        return msgspec.convert(turn.event, Began)
    except msgspec.ValidationError:
        raise _LostError(problem("event", turn=turn.step)) from None


def _turn(turn: Turn, shown: Shown) -> Iterator[Problem]:
    given = {"event": turn.event, "effects": turn.effects, "points": turn.points}
    for part, found in given.items():
        difference = differ(found, getattr(shown, part))
        if difference is not None:
            facts = msgspec.structs.asdict(difference)
            yield problem(f"turn_{part}", turn=turn.step, **facts)


def _result(receipt: Body, should: Mapping[str, object]) -> Iterator[Problem]:
    for name, value in should.items():
        difference = differ(getattr(receipt.result, name), value)
        if difference is not None:
            yield problem("result", field=name, **msgspec.structs.asdict(difference))
