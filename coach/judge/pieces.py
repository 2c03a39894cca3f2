"""Cut a message into pieces, and say what the rules alone make of each."""

from collections.abc import Iterator

import msgspec

from coach.judge.clauses import after_preface, split_for_question
from coach.judge.decide import Judgement, decide
from coach.judge.language import About, Language
from coach.judge.normalise import Normalised
from coach.judge.scores import Scores
from coach.judge.soup import falls_apart, is_soup, repeats
from coach.judge.substance import enough_said
from coach.vocabulary import Act, Locale


class Piece(msgspec.Struct, frozen=True):
    """A sentence, or a part of one, with what the rules say of it and decide."""

    sentence: Normalised
    scores: Scores
    judgement: Judgement


def by_rules(language: Language, message: Normalised, locale: Locale) -> tuple[Piece, ...]:
    """What the rules alone make of a plain message, piece by piece; none of a blank one."""
    return tuple(
        Piece(sentence, scores, _judgement(sentence.text, scores, locale))
        for whole in map(after_preface, message.sentences())
        for sentence, scores in _cut(language, whole, locale)
    )


def _cut(
    language: Language, sentence: Normalised, locale: Locale
) -> Iterator[tuple[Normalised, Scores]]:
    """The sentence with its scores; in two when it tells something and then asks."""
    scores = Scores(language.hits(sentence, locale, About.DOING))
    cut = split_for_question(sentence, scores)
    if cut is None:
        yield sentence, scores
        return
    for piece in (sentence.slice(0, cut), sentence.slice(cut, len(sentence.text))):
        yield piece, Scores(language.hits(piece, locale, About.DOING))


def _judgement(plain: str, scores: Scores, locale: Locale) -> Judgement:
    """What the sentence is by itself; a heap is nothing, whatever its words are."""
    heap = locale is Locale.ZH and is_soup(plain, locale)
    if heap or repeats(plain) or falls_apart(plain, locale):
        return Judgement(act=Act.UNCLEAR)
    return decide(scores, enough_said=enough_said(plain, scores, locale))
