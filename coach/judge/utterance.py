"""Read one message of the rep, sentence by sentence."""

from collections.abc import Iterator

from msgspec.structs import replace

from coach.judge.context import Before
from coach.judge.decide import PRECEDENCE, TECHNIQUES, Judgement
from coach.judge.echoes import takes_up
from coach.judge.language import Hit, Language
from coach.judge.leaning_words import Subject
from coach.judge.leanings import Look, beside, look_again, look_at_all
from coach.judge.locale import guess_locale
from coach.judge.marks import with_marks
from coach.judge.mentions import Mentions, mentions
from coach.judge.normalise import MOST_READ, Normalised
from coach.judge.pieces import Piece, by_rules
from coach.judge.scene import Scene
from coach.judge.scores import Scores
from coach.judge.several import asks_several
from coach.judge.spelling import spell
from coach.reading import Evidence, Part, Utterance
from coach.vocabulary import Act, Area, Courtesy, Form, Locale, Spin

NOTHING_SAID = Part(act=Act.UNCLEAR)


def read_utterance(language: Language, text: str, scene: Scene) -> Utterance:
    """Read what a message does, with the reasons; a blank text is one unclear part.

    What stands behind MOST_READ characters is not read.
    """
    message = language.normalise(text[:MOST_READ])
    locale = guess_locale(message.text) if scene.locale is None else scene.locale
    message = spell(message, locale)
    pieces = by_rules(language, message, locale)
    if not pieces:
        return Utterance(text=text, parts=(NOTHING_SAID,), main=0)
    looks, main = _seen(language, message, pieces, locale)
    before = Before(language, language.normalise(scene.last_heard, locale), locale)
    marked = tuple(with_marks(language, one.sentence, (one,), locale) for one in pieces)
    seen = zip(pieces, looks, marked, strict=True)
    parts = tuple(_part(*one, scene, before) for one in seen)
    asking = [
        one.sentence for one, part in zip(pieces, parts, strict=True) if part.act is Act.QUESTION
    ]
    several = len(asking) > 1 or any(asks_several(language, one, locale) for one in asking)
    whole = marked[0] if len(pieces) == 1 else with_marks(language, message, pieces, locale)
    courtesy = tuple(hit for hit in whole if hit.label.startswith("courtesy:"))
    names = [hit.label.removeprefix("courtesy:") for hit in courtesy]
    names += _of_scene(message, scene, before)
    return Utterance(
        text=text,
        parts=parts,
        main=main_part(parts) if main is None else main,
        flags=("several",) if several else (),
        courtesies=tuple(dict.fromkeys(names)),
        evidence=_evidence(text, courtesy),
    )


def _seen(
    language: Language, message: Normalised, pieces: tuple[Piece, ...], locale: Locale
) -> tuple[tuple[Look, ...], int | None]:
    """What each piece is, and which decides; None to have ``PRECEDENCE`` tell."""
    words = language.leaning_words(locale, Subject.KINDS)
    if words is None:
        return tuple(Look(piece.judgement) for piece in pieces), None
    looks = tuple(look_again(words, piece, locale) for piece in pieces)
    seen = tuple(zip(pieces, looks, strict=True))
    whole = look_at_all(words, message, seen, locale) if len(pieces) > 1 else None
    if whole is None:
        return looks, None
    main, deciding = whole
    parts = (deciding if at == main else beside(*one) for at, one in enumerate(seen))
    return tuple(parts), main


def main_part(parts: tuple[Part, ...]) -> int:
    """Find the part that decides: the first of those that stand highest in ``PRECEDENCE``."""
    ranks = [PRECEDENCE.index(_rank(part)) for part in parts]
    return ranks.index(min(ranks))


def _rank(part: Part) -> str:
    if part.spin is None:
        return part.act.value
    return "question of fact" if part.spin is Spin.SITUATION else "question that digs"


def _part(piece: Piece, look: Look, marked: tuple[Hit, ...], scene: Scene, before: Before) -> Part:
    locale, sentence, scores = before.locale, piece.sentence, Scores(marked)
    judgement = before.changes(look.judgement, sentence, scores)
    named = mentions(sentence, scene, locale)
    judgement = _of_named(judgement, named, scores)
    if judgement.act is Act.PRESSURE and judgement.technique is None:
        judgement = replace(judgement, technique=scores.best("technique", TECHNIQUES)[0])
    areas = (*named.areas, *(Area(value) for value in scores.values("area")))
    return Part(
        act=judgement.act,
        spin=judgement.spin,
        form=judgement.form,
        technique=judgement.technique,
        flags=scores.values("flag"),
        areas=tuple(dict.fromkeys(areas)),
        topics=named.topics,
        facts=named.facts,
        sells=named.sells,
        steps=named.steps,
        asks=named.asks,
        figure=named.figure,
        evidence=_evidence(sentence.raw, _reasons((*scores.hits, *look.hits), judgement)),
    )


def _of_named(judgement: Judgement, named: Mentions, scores: Scores) -> Judgement:
    """What the sentence is to one who knows what is sold here, and what may be asked for.

    To tell of what is ours, by its name, is a pitch; to ask yes or no about a step, by its name,
    and about no fact, is to propose it.
    """
    if named.sells and judgement.act is Act.STATEMENT and scores.of("sign:ours") > 0:
        return Judgement(act=Act.PITCH)
    of_fact = judgement.spin is Spin.SITUATION and judgement.form is Form.CLOSED
    if named.steps and of_fact and not (named.facts or named.topics):
        return Judgement(act=Act.ADVANCE, form=judgement.form)
    return judgement


def _reasons(hits: tuple[Hit, ...], judgement: Judgement) -> tuple[Hit, ...]:
    """The rules that speak for what was decided, and for each flag, in the order of the text."""
    shown = {f"act:{judgement.act}", f"spin:{judgement.spin}", f"form:{judgement.form}"}
    if judgement.act is Act.PRESSURE:
        shown.add(f"technique:{judgement.technique}")
    if judgement.act is Act.QUESTION:
        shown.add("sign:asks")
    if judgement.spin is Spin.PROBLEM:
        shown.add("sign:trouble")
    chosen = (hit for hit in hits if hit.label in shown or hit.label.startswith("flag:"))
    return tuple(sorted(chosen, key=lambda hit: (hit.span, hit.rule)))


def _evidence(text: str, hits: tuple[Hit, ...]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(rule=hit.rule, start=start, end=end, matched=text[start:end])
        for hit in hits
        for start, end in (hit.span,)
    )


def _of_scene(message: Normalised, scene: Scene, before: Before) -> Iterator[str]:
    """The courtesies that only the talk so far can tell."""
    if scene.introduced_by is not None:
        name = before.language.normalise(scene.introduced_by).text
        if name and name in message.text:
            yield Courtesy.INTRODUCER
    if takes_up(message, before.heard, before.locale):
        yield Courtesy.ECHOES
