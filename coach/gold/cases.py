"""Have the judge read the gold lines; put what it says beside what people say."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from coach.gold.lines import GoldAnswer, GoldLine, GoldSet, Share, Style
from coach.judge.answer import read_answer
from coach.judge.language import Language
from coach.judge.leanings import PUSHES
from coach.judge.scene import Scene
from coach.judge.task import AnswerTask
from coach.judge.utterance import read_utterance
from coach.vocabulary import Act, Courtesy, Fault, Locale, Move, Verdict

#: What stands where there is no label.
NONE = "-"
YES, NO = "yes", "no"


class Task(StrEnum):
    """What is measured.

    ``push`` is pitch or pressure against the rest; ``usable`` good or weak against bad; ``order``
    whether the moves are all found and in their order.
    """

    ACT = "act"
    PUSH = "push"
    SPIN = "spin"
    FORM = "form"
    TECHNIQUE = "technique"
    TAKES_UP = "takes_up"
    VERDICT = "verdict"
    USABLE = "usable"
    MOVE = "move"
    ORDER = "order"
    FAULT = "fault"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One label of one entry: what people say, and what the judge says.

    ``source`` is whose line it is, empty for our own.
    """

    entry: str
    task: Task
    locale: Locale
    style: Style
    part: Share
    gold: str
    said: str
    source: str = ""


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """One task asked of one entry."""

    task: Task
    gold: str
    said: str


def cases(gold: GoldSet, language: Language) -> tuple[Case, ...]:
    """Every label of a set beside the judge's, read without knowing the language of the line."""
    found = [_case(gold.locale, line, one) for line in gold.lines for one in _line(line, language)]
    found += [
        _case(gold.locale, answer, one)
        for answer in gold.answers
        for one in _answer(answer, language)
    ]
    return tuple(found)


def _case(locale: Locale, entry: GoldLine | GoldAnswer, one: Answered) -> Case:
    return Case(
        entry=entry.id,
        task=one.task,
        locale=locale,
        style=entry.style,
        part=entry.part,
        gold=one.gold,
        said=one.said,
    )


def _line(line: GoldLine, language: Language) -> Iterator[Answered]:
    """A type is asked for questions only, a form where there is one to find."""
    said = read_utterance(language, line.text, Scene(last_heard=line.heard))
    part = said.parts[said.main]
    yield Answered(task=Task.ACT, gold=line.act, said=part.act)
    yield Answered(task=Task.PUSH, gold=_yes(line.act in PUSHES), said=_yes(part.act in PUSHES))
    if line.act is Act.QUESTION:
        yield Answered(task=Task.SPIN, gold=_label(line.spin), said=_label(part.spin))
    if line.form is not None:
        yield Answered(task=Task.FORM, gold=line.form, said=_label(part.form))
    if line.act is Act.PRESSURE:
        yield Answered(
            task=Task.TECHNIQUE, gold=_label(line.technique), said=_label(part.technique)
        )
    if line.takes_up is not None:
        takes_up = _yes(Courtesy.ECHOES in said.courtesies)
        yield Answered(task=Task.TAKES_UP, gold=_yes(line.takes_up), said=takes_up)


def _answer(answer: GoldAnswer, language: Language) -> Iterator[Answered]:
    read = read_answer(language, answer.text, AnswerTask(objection=answer.objection))
    moves = tuple(found.move for found in read.moves)
    faults = tuple(found.fault for found in read.faults)
    usable = _yes(answer.verdict is not Verdict.BAD)
    yield Answered(task=Task.VERDICT, gold=answer.verdict, said=read.verdict)
    yield Answered(task=Task.USABLE, gold=usable, said=_yes(read.verdict is not Verdict.BAD))
    yield Answered(task=Task.ORDER, gold=YES, said=_yes(moves == answer.moves))
    for move in Move:
        gold, said = _where(move, move in answer.moves), _where(move, move in moves)
        yield Answered(task=Task.MOVE, gold=gold, said=said)
    for fault in Fault:
        gold, said = _where(fault, fault in answer.faults), _where(fault, fault in faults)
        yield Answered(task=Task.FAULT, gold=gold, said=said)


def _label(label: StrEnum | None) -> str:
    return NONE if label is None else label.value


def _where(label: StrEnum, there: bool) -> str:  # noqa: FBT001 -- the label, or none
    return label.value if there else NONE


def _yes(so: bool) -> str:  # noqa: FBT001 -- the label of a truth
    return YES if so else NO
