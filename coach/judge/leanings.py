"""Look a second time at what the rules decided: their signs and the words vote together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from coach.judge.decide import ENOUGH, Judgement
from coach.judge.language import Hit
from coach.judge.leaning_words import (
    FORMS,
    KINDS,
    LEAST_WORDS,
    MOST_SHOWN,
    OWN,
    Found,
    LeaningWords,
    reason,
)
from coach.judge.normalise import Normalised
from coach.judge.pieces import Piece
from coach.judge.scores import Scores
from coach.judge.soup import is_soup
from coach.vocabulary import Act, Form, Locale, Spin, Technique

#: What costs the rep trust.
PUSHES = (Act.PITCH, Act.PRESSURE)
#: What decides no message in which something is asked about his affairs.
_LIGHT = (Act.STATEMENT.value, Act.SMALL_TALK.value)
#: What a message of which a part is understood may be.
_UNDERSTOOD = tuple(kind for kind in KINDS if kind != Act.UNCLEAR.value)
_SPINS = {spin.value: spin for spin in Spin}
#: What all words of a sentence weigh for a kind at least, where the rules understood nothing.
SURE = 30


class Look(msgspec.Struct, frozen=True):
    """What a sentence is after the second look, with the words that tell why."""

    judgement: Judgement
    hits: tuple[Hit, ...] = ()


def look_again(words: LeaningWords, piece: Piece, locale: Locale) -> Look:
    """Have what the rules say of a piece vote with its words; the heaviest kind and form win.

    A heap of words stays what it is. Another kind, or another form of a question, needs LEAST_WORDS
    words that speak for it; where the rules understood nothing, these must leave no doubt (SURE).
    Words are shown where they changed what the rules decided, or where no rule speaks for it.
    """
    if piece.heap:
        return Look(piece.judgement)
    found = words.found(piece.sentence.text)
    sums = words.sums(signs(piece), found)
    before = kind_of(piece.judgement)
    best = _heaviest(KINDS, sums)
    doubtful = piece.judgement.act is Act.UNCLEAR and max(sums[: len(KINDS)]) < SURE
    if best != before and (doubtful or len(found.speaking(best, before)) < LEAST_WORDS):
        best = before
    return _seen(piece, best, sums, found, locale)


def look_at_all(
    words: LeaningWords,
    message: Normalised,
    seen: Sequence[tuple[Piece, Look]],
    locale: Locale,
) -> tuple[int, Look] | None:
    """Which piece decides a message of several, and what that piece is then.

    ``seen`` is each piece with what it is by itself. All signs and all words of the message vote
    for its kind; beside a question about his affairs nothing is a mere statement or small talk. It
    is decided by the first piece of that kind; where none is, by the piece that says most for it.
    None where nothing is understood, where the message is a heap of words, or no piece holds
    LEAST_WORDS words for it.
    """
    known = {
        at: piece for at, (piece, look) in enumerate(seen) if look.judgement.act is not Act.UNCLEAR
    }
    if not known or is_soup(message.text, locale):
        return None
    said = dict.fromkeys(sign for piece in known.values() for sign in signs(piece))
    sums = words.sums(said, words.found(message.text))
    kind = _heaviest(_UNDERSTOOD, sums)
    if kind in _LIGHT:
        asking = (at for at, piece in known.items() if piece.judgement.act is Act.QUESTION)
        asked = {kind_of(seen[at][1].judgement) for at in asking} & _SPINS.keys()
        kind = max(sorted(asked), key=lambda one: sums[KINDS.index(one)], default=kind)
    first = next((at for at in known if kind_of(seen[at][1].judgement) == kind), None)
    if first is not None:
        return first, seen[first][1]
    return _most_for(kind, words, known, locale)


def beside(piece: Piece, look: Look) -> Look:
    """What a sentence beside the deciding one is: words alone make no pitch or push of it."""
    costs = look.judgement.act in PUSHES and piece.judgement.act not in PUSHES
    return Look(piece.judgement) if costs else look


def _most_for(
    kind: str, words: LeaningWords, pieces: Mapping[int, Piece], locale: Locale
) -> tuple[int, Look] | None:
    """The piece that says most for a kind, taken as that."""
    best: tuple[int, int, Look] | None = None
    for at, piece in pieces.items():
        found = words.found(piece.sentence.text)
        sums = words.sums(signs(piece), found)
        says = sums[KINDS.index(kind)]
        enough = len(found.speaking(kind, kind_of(piece.judgement))) >= LEAST_WORDS
        if enough and (best is None or says > best[0]):
            best = (says, at, _seen(piece, kind, sums, found, locale))
    return None if best is None else best[1:]


def signs(piece: Piece) -> tuple[str, ...]:
    """What the rules say of a piece, by the names that leanings give it.

    ``any:piece`` holds of every one, ``kind:`` and ``shape:`` name what was decided, and each
    label the rules speak for stands once, with ``strong`` behind it once more from ENOUGH up.
    """
    said = ["any:piece", f"kind:{kind_of(piece.judgement)}", f"shape:{piece.judgement.form}"]
    for label, weight in piece.scores.sums.items():
        said.append(label)
        if weight >= ENOUGH:
            said.append(f"{label} strong")
    return tuple(said)


def kind_of(judged: Judgement) -> str:
    """The SPIN type of a question, ``own`` where it has none, or else the act."""
    if judged.act is not Act.QUESTION:
        return judged.act.value
    return OWN if judged.spin is None else judged.spin.value


def label_of(kind: str) -> str:
    """The label of the rules that speak for a kind."""
    if kind in _SPINS:
        return f"spin:{kind}"
    return f"act:{Act.QUESTION if kind == OWN else kind}"


def _seen(piece: Piece, kind: str, sums: tuple[int, ...], found: Found, locale: Locale) -> Look:
    """The piece as one of a kind, with its heaviest form, unless it is a heap of words."""
    judged = piece.judgement
    now = _of_kind(judged, kind, piece.scores)
    if now.act is Act.QUESTION:
        now = replace(now, form=_form(judged.form, sums[len(KINDS) :], found))
    if now != judged and is_soup(piece.sentence.text, locale):
        return Look(judged)
    hits = tuple(
        Hit(
            reason(locale, name),
            label,
            word.weight,
            *piece.sentence.raw_span(word.start, word.end),
        )
        for name, label in _to_show(judged, now, piece.scores)
        for word in sorted(found.speaking(name), key=lambda one: -one.weight)[:MOST_SHOWN]
    )
    return Look(now, hits)


def _of_kind(judged: Judgement, kind: str, scores: Scores) -> Judgement:
    if kind == kind_of(judged):
        return judged
    if kind in _SPINS or kind == OWN:
        return Judgement(act=Act.QUESTION, spin=_SPINS.get(kind), form=judged.form)
    act = Act(kind)
    technique = scores.best("technique", Technique)[0] if act is Act.PRESSURE else None
    return Judgement(act=act, technique=technique, form=judged.form)


def _form(before: Form | None, sums: tuple[int, ...], found: Found) -> Form | None:
    best = _heaviest(FORMS, sums)
    if best == before or len(found.speaking(best, before or "")) < LEAST_WORDS:
        return before
    return Form(best)


def _heaviest(names: Sequence[str], sums: Iterable[int]) -> str:
    """The name of the greatest sum; of equals the first."""
    weighed = tuple(zip(names, sums, strict=False))
    most = max(weight for _, weight in weighed)
    return next(name for name, weight in weighed if weight == most)


def _to_show(judged: Judgement, now: Judgement, scores: Scores) -> Iterator[tuple[str, str]]:
    """The kind with its label where it is new or no rule speaks for it; a form that is new."""
    kind = kind_of(now)
    if kind != kind_of(judged) or scores.of(label_of(kind)) == 0:
        yield kind, label_of(kind)
    if now.act is Act.QUESTION and now.form is not None and now.form is not judged.form:
        yield now.form.value, f"form:{now.form}"
