"""Measure the tries of a drill item in points."""

import re

from msgspec.structs import replace
from rapidfuzz import fuzz

from coach.judge.answer import WEAK, score_of
from coach.judge.task import AnswerTask, FaultTask, MoveTask, earned, minus_of
from coach.kinds.drill.state import DrillState
from coach.playbook import DrillItem
from coach.reading import Answer, Evidence, FaultFound, MoveFound
from coach.vocabulary import Move

#: Hints an item has: which move is missing, then the strategy; what each costs of the item.
HINTS = 2
HINT_COST = 10
_CLAUSE_END = re.compile(r"[，。？！；,.?!;\n]+")
#: What joins a clause to the one before it, left out when the clause is quoted.
_JOINS = re.compile(
    r"^(?:(?:不过|但是|但|而且|所以|然后|那)(?=.)|(?:but|and|so|then)\s+)", re.IGNORECASE
)
#: How like the model answer (0-100) words are that were not the rep's own.
PASTED = 90


def task_of(item: DrillItem, wording: int = 0, made: tuple[Move, ...] = ()) -> AnswerTask:
    """What an answer to the item, said in this wording, is measured by."""
    return AnswerTask(
        objection=item.says[wording].text,
        moves=tuple(
            MoveTask(move=one.move, points=one.points, cues=one.cues) for one in item.moves
        ),
        faults=tuple(
            FaultTask(name=one.name, fault=one.fault, minus=one.minus, cues=one.cues)
            for one in item.faults
        ),
        made=made,
    )


def points(item: DrillItem, state: DrillState) -> int:
    """What the latest try is worth: moves less faults less hints; the model answer is capped."""
    score = score_of(state.moves, state.faults, task_of(item)) - HINT_COST * state.hints
    return max(0, min(score, WEAK) if state.pasted else score)


def joined(item: DrillItem, state: DrillState, answer: Answer) -> DrillState:
    """The try with one more answer: each move at its best, each fault once."""
    moves = {found.move: found for found in state.moves}
    for found in answer.moves:
        had = moves.get(found.move)
        if had is None or found.share > had.share:
            moves[found.move] = found
    faults = {found.name: found for found in (*state.faults, *answer.faults)}
    quotes = dict(state.quotes)
    quotes |= {
        f"move:{one.move}": clause(answer.text, one.evidence)
        for one in answer.moves
        if moves[one.move] is one
    }
    quotes |= {f"fault:{one.name}": clause(answer.text, one.evidence) for one in answer.faults}
    return replace(
        state,
        moves=tuple(moves[one.move] for one in item.moves if one.move in moves),
        faults=tuple(faults.values()),
        quotes=tuple(quotes.items()),
        pasted=state.pasted or is_model(item, answer.text),
        exchanges=state.exchanges + 1,
    )


def gained(before: DrillState, after: DrillState) -> tuple[MoveFound, ...]:
    """The moves an answer added to its try, or made better, in the item's order."""
    return tuple(one for one in after.moves if one not in before.moves)


def first_missing(item: DrillItem, state: DrillState) -> Move | None:
    """The first move of the item that the latest try has not made in full."""
    whole = {found.move for found in state.moves if found.why == "whole"}
    return next((one.move for one in item.moves if one.move not in whole), None)


def is_model(item: DrillItem, text: str) -> bool:
    """Whether the words are the model answer, give or take a little."""
    return fuzz.ratio(text, item.model.text) > PASTED


def gains(item: DrillItem, state: DrillState) -> tuple[tuple[MoveFound, int, int], ...]:
    """The moves of the latest try with what they earned, and could have earned at most."""
    shares = {found.move: found for found in state.moves}
    return tuple(
        (shares[one.move], earned(one.points, shares[one.move].share), one.points)
        for one in item.moves
        if one.move in shares
    )


def losses(item: DrillItem, state: DrillState) -> tuple[tuple[FaultFound, int], ...]:
    """The faults of the latest try with what they cost, the dearest first."""
    task = task_of(item)
    costs = ((found, minus_of(found, task)) for found in state.faults)
    return tuple(sorted(costs, key=lambda pair: -pair[1]))


def quote_of(state: DrillState, key: str) -> str:
    """The words of the latest try that show a move or a fault."""
    return dict(state.quotes)[key]


def clause(text: str, evidence: tuple[Evidence, ...]) -> str:
    """The clause of the text that holds the weightiest evidence; empty without evidence."""
    if not evidence:
        return ""
    shown = evidence[0]
    start = max((end.end() for end in _CLAUSE_END.finditer(text, 0, shown.start)), default=0)
    end = _CLAUSE_END.search(text, shown.end - 1)
    words = text[start : end.start() if end else len(text)].strip()
    return _JOINS.sub("", words)
