"""Find what a text is marked with beside its kind where no rule speaks: words that lean to it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from coach.judge.language import Hit, Language
from coach.judge.leaning_words import (
    LEAST_WORDS,
    MARKS,
    MOST_SHOWN,
    Found,
    Subject,
    reason,
)
from coach.judge.leanings import signs as signs_of
from coach.judge.normalise import Normalised
from coach.judge.pieces import Piece
from coach.judge.soup import is_soup
from coach.vocabulary import Act, Locale, Technique, Trait

#: Of these a text has one at most: the heaviest.
_ONE_OF = ((Trait.TRADES, Trait.CONCEDES, Trait.HOLDS), tuple(Technique))


def with_marks(
    language: Language, said: Normalised, pieces: Sequence[Piece], locale: Locale
) -> tuple[Hit, ...]:
    """All hits of a text of these pieces, with the marks that words find where no rule speaks.

    LEAST_WORDS words must speak for a mark, and all words and signs together weigh more than
    nothing for it. Of marks that shut each other out words find the heaviest, and none where the
    rules name one. A heap of words, and what cannot be understood, has no marks of its own.
    """
    hits = tuple(hit for piece in pieces for hit in piece.scores.hits)
    words = language.leaning_words(locale, Subject.MARKS)
    clear = tuple(piece for piece in pieces if piece.judgement.act is not Act.UNCLEAR)
    if words is None or not clear:
        return hits
    found = words.found(said.text)
    signs = dict.fromkeys(sign for piece in clear for sign in signs_of(piece))
    sums = dict(zip(MARKS, words.sums(signs, found), strict=True))
    known = {hit.label for hit in hits}
    new = [
        name
        for name, weight in sums.items()
        if weight > 0 and MARKS[name] not in known and not _shut_out(name, sums, known)
    ]
    if not new or is_soup(said.text, locale):
        return hits
    return (*hits, *(hit for name in new for hit in _shown(said, found, name, locale)))


def _shut_out(name: str, sums: Mapping[str, int], known: Collection[str]) -> bool:
    """Whether another mark stands in the place of this one."""
    others = next((group for group in _ONE_OF if name in group), ())
    by_rules = any(MARKS[one] in known for one in others)
    return by_rules or any(sums[one] > sums[name] for one in others)


def _shown(said: Normalised, found: Found, name: str, locale: Locale) -> Iterator[Hit]:
    """The heaviest words of a mark, none for one that has too few."""
    speaking = sorted(found.speaking(name), key=lambda one: -one.weight)
    for word in speaking[:MOST_SHOWN] if len(speaking) >= LEAST_WORDS else ():
        span = said.raw_span(word.start, word.end)
        yield Hit(reason(locale, name), MARKS[name], word.weight, *span)
