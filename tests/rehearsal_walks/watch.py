"""What must hold after every line of every talk: a list of what does not."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from coach.effects import Effect, Offer, Quote, Say
from coach.kinds.rehearsal.state import RehearsalState, Spot
from coach.playbook import Rehearsal
from coach.playbook import Words as Authored
from coach.vocabulary import Speaker, Walk

#: Where a line of the author's stands: a field of the state, and what must be in it.
Key = tuple[str, object]
#: Every line that has to be earned, with what the state holds once it was.
Secrets = Mapping[Authored, Key]
#: At most so many lines in a row that are not understood.
UNCLEAR = 1


def secrets_of(book: Rehearsal) -> Secrets:
    """The lines of a playbook that have to be earned."""
    found: dict[Authored, Key] = {}
    for topic in book.topics:
        for index, fact in enumerate(topic.facts):
            found[fact.says] = ("facts", Spot(topic.name, index))
        for index, consequence in enumerate(topic.consequences):
            found[consequence.says] = ("told", Spot(topic.name, index))
        found[topic.problem.says] = ("admitted", topic.name)
        found[topic.worth] = ("wanted", topic.name)
    for index, demanded in enumerate(book.haggles):
        found[demanded.because] = ("reasons", index)
    for index, ask in enumerate(book.asks):
        if ask.then is not None:
            found[ask.then] = ("answered", index)
    found.update({step.says: ("granted", step.name) for step in book.steps})
    return found


@lru_cache(maxsize=64)
def hidden(book: Rehearsal) -> tuple[tuple[str, Key], ...]:
    """The words of those lines, to be looked for in what anybody else says."""
    return tuple((words.text, key) for words, key in secrets_of(book).items())


def unearned(secrets: Secrets, after: RehearsalState, quoted: Quote) -> bool:
    """Whether he says what nobody brought out of him."""
    key = secrets.get(Authored(quoted.text, quoted.line))
    return key is not None and key[1] not in getattr(after, key[0])


def leaks(book: Rehearsal, after: RehearsalState, said: str) -> Iterator[str]:
    """What a bubble gives away that was not earned."""
    for text, (field, what) in hidden(book):
        if text in said and what not in getattr(after, field):
            yield f"leaks {text!r}"


def lines_of(effects: tuple[Effect, ...]) -> tuple[Say | Quote, ...]:
    """The lines of the customer's."""
    return tuple(
        effect
        for effect in effects
        if isinstance(effect, (Say, Quote)) and effect.speaker is Speaker.CUSTOMER
    )


def troubles(
    secrets: Secrets, before: RehearsalState, after: RehearsalState, effects: tuple[Effect, ...]
) -> Iterator[str]:
    """What is wrong with one turn; nothing for a good one."""
    lines = lines_of(effects)
    offers = [effect for effect in effects if isinstance(effect, Offer)]
    if not lines and not offers:
        yield "no way on"
    if (after.finished or after.walk is Walk.GUIDED) and not any(one.choices for one in offers):
        yield "no button"
    heard = len(after.notes) - len(before.notes)
    if heard + (after.unclear - before.unclear if not heard else 0) != UNCLEAR:
        yield "a line was neither heard nor asked back"
    yield from (f"a line without a rule: {line}" for line in lines if not line.rule)
    for effect in effects:
        if isinstance(effect, Quote) and unearned(secrets, after, effect):
            yield f"not earned: {effect.text}"


def reached(after: RehearsalState) -> Iterator[str]:
    """What came of a talk, as keys to be counted."""
    yield f"outcome {after.outcome or 'continuation'}"
    yield from (f"step {name}" for name in after.granted)
