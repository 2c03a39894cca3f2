"""The end of a drill: its score, its best words, what to practise."""

from collections import Counter

from msgspec.structs import replace

from coach.effects import Effect, Finish, Say
from coach.kinds.advanced import Advanced
from coach.kinds.drill.coaching import offer
from coach.kinds.drill.state import Done, DrillState
from coach.playbook import Drill

#: The most things a rep is told to practise.
THINGS = 2


def mean(done: tuple[Done, ...]) -> int | None:
    """The mean score of the items done, halves up; None when none was."""
    if not done:
        return None
    return (2 * sum(one.score for one in done) + len(done)) // (2 * len(done))


def finish(book: Drill, state: DrillState) -> Advanced[DrillState]:
    """End the drill over the items done."""
    ended = replace(state, finished=True)
    score = mean(ended.done)
    passed = None if score is None else score >= book.pass_mark
    return Advanced(
        ended,
        (*debrief(book, ended), Finish(score=score, passed=passed), *offer(book, ended)),
    )


def debrief(book: Drill, state: DrillState) -> tuple[Effect, ...]:
    """Score, items, best words, at most two things to practise."""
    if not state.done:
        return (Say(prompt="drill.debrief.nothing", rule="drill.debrief"),)
    best = max(state.done, key=lambda one: one.score)
    weak = Counter(one.weak for one in state.done if one.weak)
    lines = [_head(book, state)]
    if best.words:
        lines.append(
            Say(
                prompt="drill.debrief.best",
                facts={"item": book.items[best.item].name, "words": best.words},
                rule="drill.debrief",
            )
        )
    lines += [_practise(key) for key, _ in weak.most_common(THINGS)]
    return tuple(lines)


def _practise(key: str) -> Say:
    kind, _, what = key.partition(".")
    facts = {"kind": kind, "what": what}
    return Say(prompt="drill.debrief.practise", facts=facts, rule="drill.debrief")


def _head(book: Drill, state: DrillState) -> Say:
    return Say(
        prompt="drill.debrief.score",
        facts={
            "score": mean(state.done),
            "pass_mark": book.pass_mark,
            "items": scores(book, state),
        },
        rule="drill.debrief",
    )


def scores(book: Drill, state: DrillState) -> tuple[dict[str, object], ...]:
    """The items done with their scores, in the order of the file."""
    ordered = sorted(state.done, key=lambda one: one.item)
    return tuple({"name": book.items[one.item].name, "score": one.score} for one in ordered)
