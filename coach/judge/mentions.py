"""Find which things of a playbook a sentence names."""

import msgspec

from coach.judge.cues import cue_groups
from coach.judge.figures import holds_figure
from coach.judge.normalise import Normalised
from coach.judge.scene import Scene, Words
from coach.vocabulary import Area, Locale


class Mentions(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence names, in the order of the playbook."""

    topics: tuple[str, ...]
    facts: tuple[tuple[str, int], ...]
    areas: tuple[Area, ...]
    sells: tuple[str, ...]
    steps: tuple[str, ...]
    asks: tuple[int, ...]
    figure: bool


#: Among the words of an answer: any amount will do.
AMOUNT = "#"


def mentions(sentence: Normalised, scene: Scene, locale: Locale) -> Mentions:
    """Look for the ``about`` words of a scene in one sentence."""
    named = cue_groups(_groups(scene), locale).named(sentence)
    figure = holds_figure(sentence.text, locale)
    return Mentions(
        topics=tuple(name for name, about in scene.topics if about in named),
        facts=tuple((topic, index) for topic, index, about in scene.facts if about in named),
        areas=tuple(dict.fromkeys(area for area, about in scene.consequences if about in named)),
        sells=tuple(name for name, about in scene.sells if about in named),
        steps=tuple(name for name, about in scene.steps if about in named),
        asks=tuple(
            index
            for index, about in enumerate(scene.asks)
            if (figure and AMOUNT in about) or _but_amount(about) in named
        ),
        figure=figure,
    )


def _groups(scene: Scene) -> tuple[Words, ...]:
    """All words that mean something in a scene."""
    named = (*scene.topics, *scene.consequences, *scene.sells, *scene.steps)
    return (
        *(about for _, about in named),
        *(about for _, _, about in scene.facts),
        *map(_but_amount, scene.asks),
    )


def _but_amount(about: Words) -> Words:
    return tuple(word for word in about if word != AMOUNT)
