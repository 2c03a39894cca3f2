"""What is to follow, as orders: the whole output of ``advance`` beside the state."""

from collections.abc import Mapping

import msgspec

from coach.vocabulary import Outcome, Speaker

#: Facts for a prompt: plain values, or tuples and mappings of them. Never a sentence of our own.
Facts = Mapping[str, object]


class Say(msgspec.Struct, frozen=True, kw_only=True, tag="say"):
    """Say what stands in ``prompts/<locale>/<prompt>.j2`` (dots are folders) with these facts.

    ``who`` says it where several people may be speaking; empty where it goes without saying.
    """

    prompt: str
    facts: Facts = {}
    speaker: Speaker = Speaker.COACH
    rule: str | None = None
    who: str = ""


class Quote(msgspec.Struct, frozen=True, kw_only=True, tag="quote"):
    """Say these words of the playbook's author; ``line`` is their line in the playbook.

    ``who`` says it where several people may be speaking; empty where it goes without saying.
    """

    text: str
    line: int
    rule: str
    speaker: Speaker = Speaker.CUSTOMER
    who: str = ""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One button: what comes back when it is pressed, and the prompt that labels it."""

    id: str
    prompt: str
    facts: Facts = {}


class Offer(msgspec.Struct, frozen=True, kw_only=True, tag="offer"):
    """Offer these buttons. ``numbered``: a bare number typed picks one of them."""

    choices: tuple[Choice, ...]
    numbered: bool = True


class Attach(msgspec.Struct, frozen=True, kw_only=True, tag="attach"):
    """Hand over a file whose text is made by a prompt."""

    name: str
    prompt: str
    facts: Facts = {}


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside a mark: a word of ``words/<kind>.j2``, without a kind the author's own."""

    value: str
    kind: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was either brought out or not."""

    label: Label
    found: bool


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What belongs to one matter, in the order in which it comes out."""

    label: Label
    cells: tuple[Cell, ...]


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A share in per cent of ``count`` things, beside the band from ``least`` to ``most``."""

    label: Label
    count: int
    share: int
    least: int
    most: int


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn, as data alone: rows of cells, then bars."""

    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]


class Picture(msgspec.Struct, frozen=True, kw_only=True, tag="picture"):
    """Show a drawing, called ``name``, where pictures can be shown.

    ``title`` and ``description`` are the prompts, with these facts, for who cannot see it.
    """

    name: str
    title: str
    description: str
    drawing: Drawing
    facts: Facts = {}


class Finish(msgspec.Struct, frozen=True, kw_only=True, tag="finish"):
    """The session is over. ``score`` is 0-100, None where nothing is scored."""

    score: int | None
    passed: bool | None = None
    outcome: Outcome | None = None


Effect = Say | Quote | Offer | Attach | Picture | Finish
