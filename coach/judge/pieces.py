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
    """A sentence, or a part of one, with what the rules say of it and decide.

    A ``heap`` is nothing, whatever its words are; other unclear pieces are too short for rules.
    """

    sentence: Normalised
    scores: Scores
    judgement: Judgement
    heap: bool = False


def by_rules(language: Language, message: Normalised, locale: Locale) -> tuple[Piece, ...]:
    """What the rules alone make of a plain message, piece by piece; none of a blank one."""
    return tuple(
        _piece(sentence, scores, locale)
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


def _piece(sentence: Normalised, scores: Scores, locale: Locale) -> Piece:
    plain = sentence.text
    heap = locale is Locale.ZH and is_soup(plain, locale)
    if heap or repeats(plain) or falls_apart(plain, locale):
        return Piece(sentence, scores, Judgement(act=Act.UNCLEAR), heap=True)
    enough = enough_said(plain, scores, locale)
    return Piece(sentence, scores, decide(scores, enough_said=enough))
