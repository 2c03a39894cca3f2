"""Find which things of a playbook a sentence names."""

import msgspec

from coach.judge.cues import cue_matcher
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

    def said(about: Words) -> bool:
        return cue_matcher(about, locale).find(sentence) is not None

    figure = holds_figure(sentence.text, locale)

    def answers(about: Words) -> bool:
        words = tuple(word for word in about if word != AMOUNT)
        return (figure and AMOUNT in about) or (bool(words) and said(words))

    return Mentions(
        topics=tuple(name for name, about in scene.topics if said(about)),
        facts=tuple((topic, index) for topic, index, about in scene.facts if said(about)),
        areas=tuple(dict.fromkeys(area for area, about in scene.consequences if said(about))),
        sells=tuple(name for name, about in scene.sells if said(about)),
        steps=tuple(name for name, about in scene.steps if said(about)),
        asks=tuple(index for index, about in enumerate(scene.asks) if answers(about)),
        figure=figure,
    )
