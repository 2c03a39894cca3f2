"""Find the moves of an answer's sentence where no rule speaks: words that lean to them."""

from collections.abc import Iterable

from coach.judge.language import Hit, Language
from coach.judge.leaning_words import LEAST_WORDS, MOST_SHOWN, NAMES, Found, Subject, reason
from coach.judge.normalise import Normalised
from coach.judge.soup import is_soup
from coach.vocabulary import Locale

#: What a move weighs that words alone have found.
BY_WORDS = 3.0
#: What all words of a sentence, and what the rules say else, weigh more than for such a move.
SURE = 20


def label_of(move: str) -> str:
    """The label of the rules that speak for a move."""
    return f"move:{move}"


#: The labels of all moves.
LABELS = frozenset(map(label_of, NAMES[Subject.MOVES]))


def signs(hits: Iterable[Hit]) -> tuple[str, ...]:
    """What the rules say of a sentence, each label once; ``any:sentence`` holds of every one."""
    return ("any:sentence", *dict.fromkeys(hit.label for hit in hits))


def with_moves(
    language: Language, sentence: Normalised, hits: tuple[Hit, ...], locale: Locale
) -> tuple[Hit, ...]:
    """The hits of a sentence of an answer, with the moves that words find where no rule speaks.

    LEAST_WORDS words must speak for a move, and leave no doubt of it (SURE). A heap of words makes
    no move.
    """
    words = language.leaning_words(locale, Subject.MOVES)
    if words is None or is_soup(sentence.text, locale):
        return hits
    found = words.found(sentence.text)
    said = signs(hits)
    sums = zip(NAMES[Subject.MOVES], words.sums(said, found), strict=True)
    new = [move for move, weight in sums if weight > SURE and label_of(move) not in said]
    shown = (_shown(sentence, found, move, locale) for move in new)
    return (*hits, *filter(None, shown))


def _shown(sentence: Normalised, found: Found, move: str, locale: Locale) -> Hit | None:
    """A move with the stretch of its heaviest words; None where too few speak for it."""
    speaking = sorted(found.speaking(move), key=lambda one: -one.weight)
    if len(speaking) < LEAST_WORDS:
        return None
    heavy = speaking[:MOST_SHOWN]
    bounds = min(one.start for one in heavy), max(one.end for one in heavy)
    return Hit(reason(locale, move), label_of(move), BY_WORDS, *sentence.raw_span(*bounds))
