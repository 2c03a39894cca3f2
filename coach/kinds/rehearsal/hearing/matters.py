"""Tie a question that names no topic to the matters of his whose words it takes up."""

import re
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from msgspec.structs import replace

from coach.judge.cues import cue_groups
from coach.judge.echoes import takes_up
from coach.judge.language import Language
from coach.judge.normalise import Normalised, normalise
from coach.kinds.rehearsal.rules.problem import BACK
from coach.playbook import Rehearsal, Topic
from coach.reading import Part, Utterance
from coach.vocabulary import Act, Locale, Spin

#: Acts that may be about a matter of his without a word of its own for it.
TIED = (Act.QUESTION, Act.SUMMARY)
#: One word that happens to stand in one text of his is no tie; in so many of a topic it is.
LEAST_TAKEN_UP = 2
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

_plain = lru_cache(maxsize=4096)(normalise)


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


def texts_of(topic: Topic) -> tuple[str, ...]:
    """Everything that is written of a topic, each text by itself."""
    says = (topic.problem.says, topic.worth, *(one.says for one in topic.consequences))
    facts, sides = (one.about for one in topic.facts), (one.about for one in topic.consequences)
    about = chain(topic.about, *facts, *sides)
    return (*about, *(words.text for words in says), *(fact.says.text for fact in topic.facts))


def nearest(book: Rehearsal, said: Normalised) -> str | None:
    """The one topic with several texts that a sentence takes up; None where others have any."""
    weights = {
        topic.name: sum(takes_up(said, _plain(text), book.locale) for text in texts_of(topic))
        for topic in book.topics
    }
    taken = tuple(name for name, weight in weights.items() if weight)
    return taken[0] if len(taken) == 1 and weights[taken[0]] >= LEAST_TAKEN_UP else None


def lone_fact(book: Rehearsal, said: Normalised) -> tuple[tuple[str, int], ...]:
    """The fact whose words a sentence takes up, when there is just one."""
    found = tuple(
        (topic.name, index)
        for topic in book.topics
        for index, fact in enumerate(topic.facts)
        if any(takes_up(said, _plain(about), book.locale) for about in fact.about)
    )
    return found if len(found) == 1 else ()


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
    asks = bare and part.spin is Spin.SITUATION
    back = bare and _BACK[book.locale].search(said.text) is not None
    return replace(
        part,
        flags=(*part.flags, BACK) if back else part.flags,
        topics=topics,
        facts=lone_fact(book, said) if asks else part.facts,
        sides=sides_named(book, said),
        near=nearest(book, said) if bare else None,
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
