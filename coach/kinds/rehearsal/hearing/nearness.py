"""Find the fact, or the topic, whose words a question comes nearest to where it names none.

The words are those an author wrote: what a fact is asked by, what he says to it, what names its
topic. A word that few of his matters have weighs more (inverse document frequency); weights are
whole numbers, so that their sums are the same everywhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from types import MappingProxyType
from typing import TypeVar

from coach.judge.echoes import substance
from coach.judge.normalise import Normalised, plain
from coach.playbook import Fact, Rehearsal, Topic
from coach.vocabulary import Locale

#: Where the words of a text stand, and how much they count there, in percent.
OF_FACT, OF_ANSWER, OF_TOPIC, OF_MATTER = 100, 60, 80, 30
#: Of a topic: its own words, what he says of it, the words and the answers of its facts.
TOPIC_WORDS, TOPIC_SAYS, ITS_FACTS, ITS_ANSWERS = 100, 50, 50, 40
#: What a word weighs that all his matters have; and a question that asks in the same way.
LEAST_WEIGHT, SAME_WAY = 30, 80
#: So many words a question must share with a fact that it does not ask for in the same way.
LEAST_SHARED = 2
#: A fact is near whose words weigh so much, less where its topic is named, and lead by so much.
FACT_WEIGHS, FACT_NAMED, FACT_LEADS = 150, 50, 30
TOPIC_WEIGHS, TOPIC_LEADS = 120, 40
#: By how a question asks: what he is to answer with.
WAYS: Mapping[Locale, Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        Locale.ZH: {
            "when": re.compile(
                "[什啥]么?时候|几时|何时|几[号月点]|哪(?:一天|天|个月)|日子|钟点|时间"
            ),
            "how many": re.compile("多少|几(?![时号月点天年])|多大|数量|规模"),
            "who": re.compile("谁|哪位|哪些?个?人|什么人|哪个部门|归哪"),
            "how": re.compile("怎么|咋|如何|怎样|办法|流程"),
            "how long": re.compile("多久|多长|几(?:天|年|个月)|年头"),
            "where": re.compile("哪儿|哪里|在哪|什么地方"),
            "which": re.compile("[什啥]么?(?:牌|系统|软件)|哪家|哪个牌|牌子|型号"),
            "how often": re.compile("多久一|几[回次]|频率|隔多"),
        },
        Locale.EN: {
            "when": re.compile(
                r"\bwhen\b|\bwhat (?:day|date|month|time)|\bwhich (?:month|day|week)"
            ),
            "how many": re.compile(r"\bhow (?:many|much|big|large)|number of|volume"),
            "who": re.compile(r"\bwho(?:'s|se|m)?\b|\bwhich (?:person|people|department|team)"),
            "how": re.compile(r"\bhow (?:do|does|are|is|did|you)\b|what way|process|walk me"),
            "how long": re.compile(r"\bhow (?:long|old)"),
            "where": re.compile(r"\bwhere\b"),
            "which": re.compile(
                r"\b(?:what|which) (?:make|brand|system|software|kind|sort|type)|which one"
            ),
            "how often": re.compile(r"\bhow (?:often|frequent)|how many times"),
        },
    }
)

#: The ending of an English word: cleaner, cleaned and cleaning are clean.
_ENDING = re.compile(r"(?<=\w{4})(?:ing|i?es|s|i?ed|ers?|ly|y|e)$")

Spot = tuple[str, int]
Named = TypeVar("Named", str, Spot)
_Pieces = frozenset[str]
_Shares = Mapping[str, int]


class Nearness:
    """The matters of one customer, by their words."""

    def __init__(self, topics: tuple[Topic, ...], locale: Locale) -> None:
        self._locale = locale
        self._facts = {
            (topic.name, index): self._of_fact(topic, fact)
            for topic in topics
            for index, fact in enumerate(topic.facts)
        }
        self._ways_of = {
            (topic.name, index): frozenset[str]().union(*map(self._ways, fact.about))
            for topic in topics
            for index, fact in enumerate(topic.facts)
        }
        self._topics = {topic.name: self._of_topic(topic) for topic in topics}
        every = (*self._facts.values(), *self._topics.values())
        held = Counter(piece for shares in every for piece in shares)
        self._weights = {
            piece: LEAST_WEIGHT + round(100 * log(len(every) / count))
            for piece, count in held.items()
        }

    def fact(self, said: Normalised, named: tuple[str, ...]) -> tuple[Spot, ...]:
        """The fact a question comes nearest to; none where two are as near, or none is near.

        ``named`` are the topics it names: then it is a fact of one of those, or none.
        """
        pieces, ways = self._pieces((said.text,)), self._ways(said.text)
        ranks: dict[Spot, int] = {}
        for spot, shares in self._facts.items():
            alike = bool(ways & self._ways_of[spot])
            enough = alike or len(pieces & shares.keys()) >= LEAST_SHARED
            if enough and (not named or spot[0] in named):
                ranks[spot] = self._near(shares, pieces) + SAME_WAY * alike
        found = _leading(ranks, FACT_NAMED if named else FACT_WEIGHS, FACT_LEADS)
        return () if found is None else (found,)

    def topic(self, said: Normalised) -> str | None:
        """The topic a sentence comes nearest to; None where two are as near, or none is near."""
        pieces = self._pieces((said.text,))
        ranks = {name: self._near(shares, pieces) for name, shares in self._topics.items()}
        return _leading(ranks, TOPIC_WEIGHS, TOPIC_LEADS)

    def _near(self, shares: _Shares, pieces: _Pieces) -> int:
        return sum(self._weights[one] * shares[one] for one in pieces & shares.keys()) // 100

    def _of_fact(self, topic: Topic, fact: Fact) -> _Shares:
        return _greatest(
            (self._pieces(fact.about), OF_FACT),
            (self._pieces((fact.says.text,)), OF_ANSWER),
            (self._pieces((topic.name, *topic.about)), OF_TOPIC),
            (self._pieces(_told(topic)), OF_MATTER),
        )

    def _of_topic(self, topic: Topic) -> _Shares:
        about = (one for fact in topic.facts for one in fact.about)
        return _greatest(
            (self._pieces((topic.name, *topic.about)), TOPIC_WORDS),
            (self._pieces(_told(topic)), TOPIC_SAYS),
            (self._pieces(about), ITS_FACTS),
            (self._pieces(fact.says.text for fact in topic.facts), ITS_ANSWERS),
        )

    def _pieces(self, texts: Iterable[str]) -> _Pieces:
        """The words of substance in some texts; English ones without their endings."""
        found = _Pieces().union(*(substance(plain(text), self._locale) for text in texts))
        if self._locale is Locale.ZH:
            return found
        return _Pieces(_ENDING.sub("", piece) for piece in found)

    def _ways(self, text: str) -> frozenset[str]:
        ways = WAYS[self._locale].items()
        return frozenset(way for way, words in ways if words.search(text))


@lru_cache(maxsize=64)
def _nearness(topics: tuple[Topic, ...], locale: Locale) -> Nearness:
    return Nearness(topics, locale)


def nearness(book: Rehearsal) -> Nearness:
    """The matters of the customer of a playbook, made ready once."""
    return _nearness(book.topics, book.locale)


def _told(topic: Topic) -> tuple[str, ...]:
    """What he says of a topic beside its facts."""
    says = (topic.problem.says, topic.worth, *(one.says for one in topic.consequences))
    return tuple(words.text for words in says)


def _greatest(*shares: tuple[_Pieces, int]) -> _Shares:
    """Each word with the greatest share that it has."""
    found: dict[str, int] = {}
    for pieces, share in shares:
        for piece in pieces:
            found[piece] = max(share, found.get(piece, 0))
    return found


def _leading(ranks: Mapping[Named, int], least: int, lead: int) -> Named | None:
    """The first of these, where it weighs enough and leads by enough."""
    first, second = (*sorted(ranks.values(), reverse=True), 0, 0)[:2]
    if first < least or first - second < lead:
        return None
    return next(one for one, weight in ranks.items() if weight == first)
