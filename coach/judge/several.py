"""Tell whether several questions come in one breath."""

from coach.judge.clauses import clauses
from coach.judge.decide import ASKED, decide
from coach.judge.language import About, Language
from coach.judge.normalise import Normalised
from coach.judge.scores import Scores
from coach.vocabulary import Form, Locale, Spin

TOO_MANY = 3


def asks_several(language: Language, sentence: Normalised, locale: Locale) -> bool:
    """Whether one sentence asks for different things, or for three at once.

    Two questions of one type that belong together ("who notes it, and how") are one.
    """
    pieces = clauses(sentence)
    if len(pieces) == 1:
        return False
    asking = [piece for piece in pieces if _asks(language, piece, locale)]
    if len(asking) == 1:
        return False
    spins = [
        spin for piece in asking if (spin := _own_question(language, piece, locale)) is not None
    ]
    return len(spins) >= TOO_MANY or len(frozenset(spins)) > 1


def _asks(language: Language, clause: Normalised, locale: Locale) -> bool:
    """Whether a clause asks at all, which most that stand beside a question do not."""
    return sum(hit.weight for hit in language.hits(clause, locale, About.ASKING)) >= ASKED


def _own_question(language: Language, clause: Normalised, locale: Locale) -> Spin | None:
    """Give the type of a clause that would be a question by itself."""
    judgement = decide(Scores(language.hits(clause, locale, About.DOING)), enough_said=True)
    return judgement.spin if judgement.form in (Form.OPEN, Form.CLOSED) else None
