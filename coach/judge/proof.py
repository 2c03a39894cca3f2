"""Tell figures that prove something from those that only stand in the sentence."""

import re

from coach.judge.language import Hit
from coach.judge.normalise import Normalised
from coach.judge.overlap import is_their_figure
from coach.vocabulary import Move

#: The rules by which a figure counts as proof.
FIGURES = ("zh.respond.number", "en.respond.number")
_RESPOND = f"move:{Move.RESPOND}"
_STEP = f"move:{Move.NEXT_STEP}"
_OTHERS = frozenset((f"move:{Move.ACKNOWLEDGE}", f"move:{Move.CLARIFY}"))
_HEAVY = 2.0
#: How long a meeting is to last.
_SPAN = re.compile(r"分钟|小时|钟头|刻钟|\bmin|\bhour")


def proving(sentence: Normalised, hits: tuple[Hit, ...], objection: Normalised) -> tuple[Hit, ...]:
    """The hits without the figures that prove nothing.

    Such are the customer's own figures, and those in a clause that does another move: the length
    of a meeting, the size of what is asked about, the years he has been with somebody.
    """
    return tuple(
        hit
        for hit in hits
        if hit.rule not in FIGURES
        or not (
            is_their_figure(_words(sentence, hit), sentence, objection)
            or _of_another_move(sentence, hits, hit)
        )
    )


def _words(sentence: Normalised, hit: Hit) -> str:
    """The plain words of a hit."""
    return "".join(
        char
        for char, start, end in zip(sentence.text, sentence.starts, sentence.ends, strict=True)
        if hit.start <= start and end <= hit.end
    )


def _of_another_move(sentence: Normalised, hits: tuple[Hit, ...], figure: Hit) -> bool:
    """Whether the words of another move hold the figure, and those of no response do."""
    around = [
        hit
        for hit in hits
        if hit.start < figure.end and figure.start < hit.end and hit.rule not in FIGURES
    ]
    idle_by = _OTHERS | {_STEP} if _SPAN.search(_words(sentence, figure)) else _OTHERS
    return not any(hit.label == _RESPOND for hit in around) and any(
        hit.label in idle_by and hit.weight >= _HEAVY for hit in around
    )
