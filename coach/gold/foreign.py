"""Lines that other people labelled, one label each, known by where they come from."""

import msgspec

from coach.gold.cases import NO, NONE, YES, Case, Task
from coach.gold.lines import Share, Style
from coach.judge.answer import read_answer
from coach.judge.language import Language
from coach.judge.scene import NO_SCENE
from coach.judge.task import AnswerTask
from coach.judge.utterance import read_utterance
from coach.reading import Part
from coach.vocabulary import Act, Form, Locale, Move, Spin, Verdict

_PUSHES = (Act.PITCH, Act.PRESSURE)
#: Which task a label belongs to.
LABELS = {
    **dict.fromkeys((act.value for act in Act), Task.ACT),
    **dict.fromkeys((spin.value for spin in Spin), Task.SPIN),
    **dict.fromkeys((form.value for form in Form), Task.FORM),
    **dict.fromkeys((move.value for move in Move), Task.MOVE),
    Verdict.GOOD.value: Task.USABLE,
    Verdict.BAD.value: Task.USABLE,
}


class Foreign(msgspec.Struct, frozen=True, kw_only=True):
    """A line with one label of ``LABELS`` and its ``source``; ``id`` is unlike any other's."""

    id: str
    locale: Locale
    text: str
    label: str
    source: str = ""
    objection: str = ""


def foreign_cases(line: Foreign, language: Language) -> tuple[Case, ...]:
    """What the judge says of a line; a question or an act is asked whether it pushes, too.

    Style and part of such lines are not known; they count as textbook lines kept for testing.
    """
    task = LABELS[line.label]
    match task:
        case Task.MOVE | Task.USABLE:
            return (_of_answer(line, task, language),)
        case _:
            said = read_utterance(language, line.text, NO_SCENE)
            return _of_utterance(line, task, said.parts[said.main])


def _of_utterance(line: Foreign, task: Task, part: Part) -> tuple[Case, ...]:
    label = {Task.SPIN: part.spin, Task.FORM: part.form}.get(task, part.act)
    asked = _case(line, task, line.label, NONE if label is None else label.value)
    gold = YES if line.label in _PUSHES else NO
    return asked, _case(line, Task.PUSH, gold, YES if part.act in _PUSHES else NO)


def _of_answer(line: Foreign, task: Task, language: Language) -> Case:
    """A move is found when it is among the moves, else the first of them is what was said."""
    read = read_answer(language, line.text, AnswerTask(objection=line.objection))
    if task is Task.USABLE:
        gold = YES if line.label == Verdict.GOOD else NO
        return _case(line, task, gold, NO if read.verdict is Verdict.BAD else YES)
    moves = [found.move.value for found in read.moves]
    return _case(line, task, line.label, line.label if line.label in moves else [*moves, NONE][0])


def _case(line: Foreign, task: Task, gold: str, said: str) -> Case:
    return Case(
        entry=line.id,
        task=task,
        locale=line.locale,
        style=Style.TEXTBOOK,
        part=Share.TEST,
        gold=gold,
        said=said,
        source=line.source,
    )
