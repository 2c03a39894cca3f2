"""Find the faults of an answer."""

import re
from itertools import takewhile

from coach.judge.heard import Heard
from coach.judge.language import Hit
from coach.judge.moves import CUE_RULE, LIGHT, begins
from coach.judge.task import AnswerTask, FaultTask
from coach.reading import Evidence, FaultFound, MoveFound
from coach.vocabulary import Fault, Locale, Move

#: How much may be told before the first clarifying question (M-60), and how much of it in a single
#: sentence: characters, or words.
LONGEST = {Locale.ZH: 80, Locale.EN: 60}
BREATH = {Locale.ZH: 55, Locale.EN: 36}
_UNIT = {Locale.ZH: re.compile(r"[\u3400-\u9fff]|[a-z0-9]+"), Locale.EN: re.compile(r"[\w']+")}
_DENIED = re.compile(r"(?:(?:不|没|别)[有是说会要]*|\b(?:not|never|no)|n't)\s*$")
_BEFORE = 6
LONG_RULE = "answer.long"
IGNORES_RULE = "answer.ignores"


def faults_found(
    heard: Heard, task: AnswerTask, moves: tuple[MoveFound, ...]
) -> tuple[FaultFound, ...]:
    """The faults of the task in its order, then built-in faults it does not list.

    A mere "but" contradicts only in the first sentence, and before the first move. A price comes
    too early only before the first question. Sending and waiting is a fault only while no time is
    set. An answer that does nothing at all, with nothing done before it, ignores the objection.
    The same words are never two faults where the task lists one of them.
    """
    listed = [
        FaultFound(name=one.name, fault=one.fault, evidence=_listed(heard, one, task, moves))
        for one in task.faults
    ]
    known = {one.fault for one in task.faults}
    others = [
        FaultFound(name=fault.value, fault=fault, evidence=_built_in(heard, fault, task, moves))
        for fault in Fault
        if fault not in known
    ]
    others = [one for one in others if not _same_words(one, listed)]
    found = [one for one in (*listed, *others) if one.evidence]
    if found or moves or task.made:
        return tuple(found)
    return (_ignored(heard, task),)


def _same_words(one: FaultFound, listed: list[FaultFound]) -> bool:
    """Whether all that shows a fault also shows one of the listed ones."""
    shown = [(of.start, of.end) for fault in listed for of in fault.evidence]
    return bool(one.evidence) and all(
        any(of.start < end and start < of.end for start, end in shown) for of in one.evidence
    )


def _ignored(heard: Heard, task: AnswerTask) -> FaultFound:
    names = (one.name for one in task.faults if one.fault is Fault.IGNORES)
    start, end = heard.said.raw_span(0, len(heard.said.text))
    evidence = (heard.evidence(IGNORES_RULE, start, end),) if end > start else ()
    return FaultFound(name=next(names, Fault.IGNORES.value), fault=Fault.IGNORES, evidence=evidence)


def _listed(
    heard: Heard, one: FaultTask, task: AnswerTask, moves: tuple[MoveFound, ...]
) -> tuple[Evidence, ...]:
    cues = heard.cues(one.cues)
    spans = (cues.find(sentence) for sentence in heard.sentences)
    until = len(heard.said.raw)
    if one.fault is Fault.PRICE_FIRST:
        until = _asked_at(heard, task, moves)
    said = tuple(
        heard.evidence(CUE_RULE, *span)
        for span in spans
        if span is not None and span[0] < until and not _denied(heard, span[0])
    )
    if one.fault is None:
        return said
    return (*said, *_built_in(heard, one.fault, task, moves))


def _denied(heard: Heard, start: int) -> bool:
    """Whether what stands just before says that it is not so."""
    return _DENIED.search(heard.said.raw[max(0, start - _BEFORE) : start].lower()) is not None


def _built_in(
    heard: Heard, fault: Fault, task: AnswerTask, moves: tuple[MoveFound, ...]
) -> tuple[Evidence, ...]:
    hits = tuple(heard.every(f"fault:{fault}"))
    match fault:
        case Fault.PRICE_FIRST:
            asked = _asked_at(heard, task, moves)
            return tuple(heard.shown(hit) for hit in hits if hit.start < asked)
        case Fault.CONTRADICTS:
            opening = _opening(heard, moves)
            return tuple(heard.shown(hit) for hit in hits if _serious(hit) or hit.end <= opening)
        case Fault.WAITS:
            return _waiting(heard, hits, moves)
        case Fault.LONG:
            return _long(heard, _asked_at(heard, task, moves))
        case _:
            return tuple(heard.shown(hit) for hit in hits)


def _asked_at(heard: Heard, task: AnswerTask, moves: tuple[MoveFound, ...]) -> int:
    """Where in the raw text the first clarifying question stands; 0 when asked before."""
    if Move.CLARIFY in task.made:
        return 0
    asked = [begins(one) for one in moves if one.move is Move.CLARIFY]
    return asked[0] if asked else len(heard.said.raw)


def _opening(heard: Heard, moves: tuple[MoveFound, ...]) -> int:
    """Where in the raw text the opening ends: faults put before a "but" do not hide it."""
    first = heard.span(heard.sentences[0])[1] if heard.sentences else 0
    return max(first, min(map(begins, moves), default=0))


def _waiting(
    heard: Heard, hits: tuple[Hit, ...], moves: tuple[MoveFound, ...]
) -> tuple[Evidence, ...]:
    """Waiting words count while no time is set, sending alone (light) while nothing is asked."""
    if any(one.move is Move.NEXT_STEP and one.share == 1 for one in moves):
        return ()
    asks = any(one.move is Move.CLARIFY for one in moves)
    return tuple(heard.shown(hit) for hit in hits if _serious(hit) or not asks)


def _long(heard: Heard, asked: int) -> tuple[Evidence, ...]:
    """What is told before the first question, when it is too much, in all or in one sentence.

    Sentences that acknowledge, or hold weighty evidence of a move, are not counted: they are what
    an answer is there for.
    """
    before = takewhile(
        lambda pair: heard.span(pair[0])[1] <= asked,
        zip(heard.sentences, heard.hits, strict=True),
    )
    told = [sentence for sentence, hits in before if not any(map(_worthy, hits))]
    sizes = [len(_UNIT[heard.locale].findall(one.text)) for one in told]
    if sum(sizes) <= LONGEST[heard.locale] and max(sizes, default=0) <= BREATH[heard.locale]:
        return ()
    return (heard.evidence(LONG_RULE, heard.span(told[0])[0], heard.span(told[-1])[1]),)


def _serious(hit: Hit) -> bool:
    return hit.weight >= LIGHT


def _worthy(hit: Hit) -> bool:
    family, _, move = hit.label.partition(":")
    return family == "move" and (_serious(hit) or move == Move.ACKNOWLEDGE)
