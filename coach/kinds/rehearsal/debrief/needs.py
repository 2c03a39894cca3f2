"""The map of what is on the customer's mind: found, developed, wanted, or never found."""

from typing import NamedTuple

from coach.effects import Bar, Cell, Drawing, Effect, Facts, Label, Picture, Row, Say
from coach.kinds.rehearsal.coaching.bands import band_of
from coach.kinds.rehearsal.coaching.gauge import NAMES, counts
from coach.kinds.rehearsal.state import RehearsalState, Spot
from coach.playbook import Rehearsal
from coach.vocabulary import Area, Spin


class Side(NamedTuple):
    """One consequence: where it is felt, and whether he told it."""

    area: Area
    found: bool


class Need(NamedTuple):
    """One topic: whether he admitted the problem, what he told of it, whether he wants it solved.

    Nothing that he did not say is in it but where it would have been felt.
    """

    topic: str
    problem: bool
    sides: tuple[Side, ...]
    benefit: bool


class Mix(NamedTuple):
    """The questions of one family that counted, their share in per cent, and its band."""

    spin: Spin
    asked: int
    share: int
    least: int
    most: int


def needs(book: Rehearsal, state: RehearsalState) -> tuple[Need, ...]:
    """Every topic, in the playbook's order."""
    return tuple(
        Need(
            topic=topic.name,
            problem=topic.name in state.admitted,
            sides=tuple(
                Side(one.area, Spot(topic.name, index) in state.told)
                for index, one in enumerate(topic.consequences)
            ),
            benefit=topic.name in state.wanted,
        )
        for topic in book.topics
    )


def mix(book: Rehearsal, state: RehearsalState) -> tuple[Mix, ...]:
    """The four families of questions, in the order S P I N."""
    asked = counts(state)
    total = max(1, sum(asked.values()))
    return tuple(
        Mix(
            spin=band.spin,
            asked=asked[NAMES[band.spin]],
            share=round(100 * asked[NAMES[band.spin]] / total),
            least=band.least,
            most=band.most,
        )
        for band in band_of(book)
    )


def row(need: Need) -> Row:
    """A topic as it is drawn: the difficulty, the sides, the benefit."""
    problem = Cell(label=Label(kind="need", value="problem"), found=need.problem)
    sides = (
        Cell(label=Label(kind="area", value=side.area), found=side.found) for side in need.sides
    )
    benefit = Cell(label=Label(kind="need", value="benefit"), found=need.benefit)
    return Row(label=Label(value=need.topic), cells=(problem, *sides, benefit))


def bar(one: Mix) -> Bar:
    """A family of questions as it is drawn."""
    label = Label(kind="spin", value=one.spin)
    return Bar(label=label, count=one.asked, share=one.share, least=one.least, most=one.most)


def need_map(book: Rehearsal, state: RehearsalState) -> tuple[Effect, ...]:
    """The map in words, and as a picture."""
    topics, shares = needs(book, state), mix(book, state)
    facts: Facts = {
        "who": book.who,
        "needs": tuple(
            {**need._asdict(), "sides": tuple(side._asdict() for side in need.sides)}
            for need in topics
        ),
        "mix": tuple(one._asdict() for one in shares),
        "asked": sum(one.asked for one in shares),
    }
    drawing = Drawing(rows=tuple(map(row, topics)), bars=tuple(map(bar, shares)))
    picture = Picture(
        name="needs",
        title="rehearsal.map.title",
        description="rehearsal.map.description",
        drawing=drawing,
        facts=facts,
    )
    return (Say(prompt="rehearsal.map.text", facts=facts), picture)
