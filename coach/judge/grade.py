"""Grade one line ``objection<TAB>answer`` on the default measure, as plain values."""

from collections.abc import Mapping

from coach.judge.answer import read_answer
from coach.judge.language import Language
from coach.judge.task import AnswerTask
from coach.reading import Answer, Evidence


def grade(language: Language, line: str) -> Mapping[str, object]:
    """Score, verdict, moves, faults and reasons of a line; its language is found.

    The first tab ends the objection; a line without a tab is an answer to nothing in particular.
    """
    objection, tab, said = line.partition("\t")
    text = said if tab else line
    answer = read_answer(language, text, AnswerTask(objection=objection if tab else ""))
    return {
        "score": answer.score,
        "verdict": answer.verdict.value,
        "moves": [one.move.value for one in answer.moves],
        "faults": [one.name for one in answer.faults],
        "reasons": _reasons(answer),
    }


def _reasons(answer: Answer) -> list[Mapping[str, object]]:
    """Every piece of evidence, moves first."""
    moves = [
        {**_reason(evidence), "move": one.move.value, "share": one.share}
        for one in answer.moves
        for evidence in one.evidence
    ]
    faults = [
        {**_reason(evidence), "fault": one.name}
        for one in answer.faults
        for evidence in one.evidence
    ]
    return [*moves, *faults]


def _reason(evidence: Evidence) -> dict[str, object]:
    return {
        "rule": evidence.rule,
        "span": [evidence.start, evidence.end],
        "matched": evidence.matched,
    }
