"""What the customer says in a drill."""

import re

from coach.chance import pick
from coach.effects import Quote, Say
from coach.kinds.drill.state import DrillState
from coach.playbook import Drill, DrillFault, DrillItem, Words
from coach.reading import Answer, FaultFound, MoveFound
from coach.vocabulary import Move, Speaker

_SENTENCE = re.compile(r"[。？！；?!;]+|\.(?=\s|$)")

#: A sentence shorter than one in so many of his characters is a mere beginning.
_FAIR = 4


def wording(item: DrillItem, seed: str, opened: int) -> int:
    """Which wording of the objection this opening brings."""
    return pick(seed, f"{item.name}:{opened}", len(item.says))


def objects(book: Drill, state: DrillState) -> Quote:
    """The objection in its chosen wording."""
    return _quote(book.items[state.item].says[state.wording], "drill.objection")


def replies(item: DrillItem, gained: tuple[MoveFound, ...], answer: Answer) -> Quote | Say:
    """His answer: to a fault, else to the last move that worked.

    A move made before gets no new answer; where nothing was done he waits for more.
    """
    if answer.faults:
        return _stung(item, answer.faults)
    if not gained:
        name = "known" if answer.moves else "nothing_new"
        return _say(f"drill.customer.{name}", f"drill.{name}")
    said = {one.move: one.then for one in item.moves}
    for found in reversed(gained):
        then = said[found.move]
        if then is not None:
            return _quote(then, f"drill.then.{found.move}")
    if gained[-1].move is Move.NEXT_STEP:
        return _say("drill.customer.agrees", "drill.agrees")
    return _say("drill.customer.listens", "drill.listens")


def replied(book: Drill, state: DrillState) -> Quote | Say:
    """What he has said last that the latest try deserved: to its fault, its move, else at first."""
    item = book.items[state.item]
    if state.faults:
        return _stung(item, state.faults)
    said = {one.move: one.then for one in item.moves}
    then = said[state.told[-1]] if state.told else None
    return objects(book, state) if then is None else _quote(then, f"drill.then.{state.told[-1]}")


def told_by(reply: Quote | Say, gained: tuple[MoveFound, ...]) -> tuple[Move, ...]:
    """The move that brought this answer of his own, none where the answer is a stock one."""
    return tuple(one.move for one in gained if reply.rule == f"drill.then.{one.move}")


def gist(words: str) -> str:
    """The first sentence of what he said that is a fair part of it, without its end."""
    sentences = _SENTENCE.split(words)
    fair = (one.strip() for one in sentences if len(one) * _FAIR >= len(words))
    return next(fair, max(sentences, key=len).strip())


def _stung(item: DrillItem, faults: tuple[FaultFound, ...]) -> Quote | Say:
    listed = {one.name: one for one in item.faults}
    for found in faults:
        authored: DrillFault | None = listed.get(found.name)
        if authored is not None and authored.says is not None:
            return _quote(authored.says, f"drill.fault.{found.name}")
    worst = faults[0]
    fault = "own" if worst.fault is None else worst.fault.value
    return Say(
        prompt="drill.customer.fault",
        facts={"fault": fault},
        speaker=Speaker.CUSTOMER,
        rule=f"drill.fault.{worst.name}",
    )


def _quote(words: Words, rule: str) -> Quote:
    return Quote(text=words.text, line=words.line, rule=rule)


def _say(prompt: str, rule: str) -> Say:
    return Say(prompt=prompt, speaker=Speaker.CUSTOMER, rule=rule)
