"""Read one answer to an objection: the moves it makes (M-60) with the faults that spoil it."""

from rapidfuzz import fuzz

from coach.judge.dialect import common
from coach.judge.faults import faults_found
from coach.judge.heard import Heard
from coach.judge.language import Hit, Language
from coach.judge.locale import guess_locale
from coach.judge.move_words import with_moves
from coach.judge.moves import moves_found
from coach.judge.normalise import MOST_READ, Normalised
from coach.judge.overlap import letters, shared
from coach.judge.proof import proving
from coach.judge.soup import is_soup
from coach.judge.spelling import spell
from coach.judge.task import AnswerTask, earned, minus_of
from coach.reading import Answer, FaultFound, MoveFound
from coach.vocabulary import Locale, Verdict

#: From here up an answer is good, from WEAK up it is weak, below that bad.
GOOD = 60
WEAK = 25
#: How like the objection (0-100, without marks and blanks) an answer is that only says it again.
PARROT = 85


def read_answer(language: Language, text: str, task: AnswerTask) -> Answer:
    """What an answer does and what it is worth on the task's own points.

    Every move and every fault carries the words that show it, except an empty answer's
    ``ignores``. The objection said again, or a heap of cue words, makes no move. Without a locale
    in the task the language of the text is found. What stands behind MOST_READ characters is not
    read. One more right move never lowers the score.
    """
    heard = _hear(language, text, task)
    says_nothing = _parrots(heard) or is_soup(heard.said.text, heard.locale)
    moves = () if says_nothing else moves_found(heard, task)
    faults = faults_found(heard, task, moves)
    score = score_of(moves, faults, task)
    return Answer(text=text, moves=moves, faults=faults, score=score, verdict=verdict_of(score))


def score_of(moves: tuple[MoveFound, ...], faults: tuple[FaultFound, ...], task: AnswerTask) -> int:
    """0-100: what the moves earn less what the faults cost."""
    shares = {found.move: found.share for found in moves}
    gained = sum(earned(one.points, shares.get(one.move, 0.0)) for one in task.moves)
    lost = sum(minus_of(found, task) for found in faults)
    return max(0, min(100, gained - lost))


def verdict_of(score: int) -> Verdict:
    """The score in one word."""
    if score >= GOOD:
        return Verdict.GOOD
    return Verdict.WEAK if score >= WEAK else Verdict.BAD


def _hear(language: Language, text: str, task: AnswerTask) -> Heard:
    locale = task.locale if task.locale is not None else guess_locale(text[:MOST_READ])
    said = meant(language, text[:MOST_READ], locale)
    objection = meant(language, task.objection, locale)
    sentences = said.sentences()
    return Heard(
        said=said,
        locale=locale,
        sentences=sentences,
        hits=tuple(_hits(language, sentence, objection, locale) for sentence in sentences),
        echoes=tuple(shared(sentence, objection, locale) for sentence in sentences),
        objection=objection,
        simplify=language.simplify,
    )


def _hits(
    language: Language, sentence: Normalised, objection: Normalised, locale: Locale
) -> tuple[Hit, ...]:
    hits = proving(sentence, language.hits(sentence, locale), objection)
    return with_moves(language, sentence, hits, locale)


def meant(language: Language, text: str, locale: Locale) -> Normalised:
    """The plain text with its typed slips, and its dialect, put right."""
    said = language.normalise(text, locale)
    return spell(common(said) if locale is Locale.ZH else said, locale)


def _parrots(heard: Heard) -> bool:
    """Whether the answer only says the objection again."""
    objection = letters(heard.objection.text)
    return bool(objection) and fuzz.ratio(letters(heard.said.text), objection) >= PARROT
