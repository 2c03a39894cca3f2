"""Tie a question that names no topic to the matters of his whose words it takes up."""

import re
from functools import lru_cache
from types import MappingProxyType

from msgspec.structs import replace

from coach.judge.cues import cue_groups
from coach.judge.language import Language
from coach.judge.normalise import Normalised
from coach.kinds.rehearsal.hearing.nearness import nearness
from coach.kinds.rehearsal.rules.problem import BACK
from coach.playbook import Rehearsal
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Locale, Spin

#: Acts that may be about a matter of his without a word of its own for it.
TIED = (Act.QUESTION, Act.SUMMARY)
#: What may stand between the two halves of a Chinese word: "报销是不是有点慢" is "报销慢".
_GAP = "[^，。？！、；：,.?!;:]{1,5}"
_HAN = re.compile(r"[\u4e00-\u9fff]{3,}")
#: The words of an English phrase that count, wherever in the sentence they stand.
_WORD = re.compile(r"[a-z']{4,}")

#: Words that point back to what was just said, so that a question after trouble goes on with it.
_BACK = MappingProxyType(
    {
        Locale.ZH: re.compile("这事|这件事|那件事|这些|那些|为这|因为这"),
        Locale.EN: re.compile(
            r"\b(?:about|because of|by|from|of|on|over|with) (?:it|that|this|them|those)\b"
        ),
    }
)


@lru_cache(maxsize=4096)
def _halves(about: str) -> re.Pattern[str] | None:
    """A Chinese word of three characters or more with something in the middle."""
    if not _HAN.fullmatch(about):
        return None
    cuts = (about[:cut] + _GAP + about[cut:] for cut in range(1, len(about)))
    return re.compile("|".join(cuts))


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in _WORD.findall(text))


def is_scattered(about: str, said: Normalised, locale: Locale) -> bool:
    """Whether a word for a topic occurs with other words in between."""
    if locale is Locale.EN:
        words = _stems(about)
        return len(words) > 1 and words <= _stems(said.text)
    halves = _halves(about)
    return halves is not None and halves.search(said.text) is not None


def sides_named(book: Rehearsal, said: Normalised) -> tuple[tuple[str, int], ...]:
    """The consequences whose own words occur in a sentence."""
    sides = tuple(
        (topic.name, index, one.about)
        for topic in book.topics
        for index, one in enumerate(topic.consequences)
    )
    named = cue_groups(tuple(about for _, _, about in sides), book.locale).named(said)
    return tuple((topic, index) for topic, index, about in sides if about in named)


def topics_said(book: Rehearsal, part: Part, said: Normalised) -> tuple[str, ...]:
    """The topics that a sentence names, in one piece or with other words in between."""
    return tuple(
        topic.name
        for topic in book.topics
        if topic.name in part.topics
        or any(is_scattered(about, said, book.locale) for about in topic.about)
    )


def tied_part(book: Rehearsal, part: Part, said: Normalised) -> Part:
    """The sentence with the topics, the fact, the sides and the matters that it comes near to."""
    topics = topics_said(book, part, said)
    bare = not topics and not part.facts
    asks = part.spin is Spin.SITUATION and not part.facts
    back = bare and _BACK[book.locale].search(said.text) is not None
    return replace(
        part,
        flags=(*part.flags, BACK) if back else part.flags,
        topics=topics,
        facts=nearness(book).fact(said, topics) if asks else part.facts,
        sides=sides_named(book, said),
        near=nearness(book).topic(said) if bare else None,
    )


def tied(language: Language, book: Rehearsal, said: Utterance) -> Utterance:
    """The line with its deciding sentence tied to what that sentence is about."""
    part = said.parts[said.main]
    if part.act not in TIED:
        return said
    message = language.normalise(said.text, book.locale)
    sentences = message.sentences()
    alone = len(sentences) == len(said.parts)
    words = sentences[said.main] if alone else message
    parts = list(said.parts)
    parts[said.main] = tied_part(book, part, words)
    return replace(said, parts=tuple(parts))
