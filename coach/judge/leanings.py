"""Look a second time at what the rules decided: words may tip a verdict that rests on little."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from coach.judge.decide import ASKED, ENOUGH, Judgement
from coach.judge.language import Hit, Language
from coach.judge.leaning_words import FORMS, KINDS, OWN, Found, packed, reason, unpacked
from coach.judge.normalise import Normalised
from coach.judge.scores import Scores
from coach.judge.soup import is_soup
from coach.vocabulary import Act, Form, Locale, Spin, Technique

#: So many words that speak for it must stand in a sentence before it is called something else.
LEAST_WORDS = 2
#: Another kind must lead by so many tenths, by so many where the rules are sure of theirs, or hear
#: somebody ask; a question starts so many behind where the rules hear nobody ask.
LEAST_LEAD, SURE_LEAD, UNASKED = 10, 60, 40
#: What costs the rep trust, a pitch or a push, must lead by so many.
PUSH_LEAD = 30
#: Another form must lead by so many; to be called leading, which costs the rep, by so many more.
FORM_LEAD, LEADING_LEAD = 5, 25
#: So many words are shown for a kind, and for a form.
MOST_SHOWN = 3
_SPINS = {spin.value: spin for spin in Spin}
_ASKING = (*_SPINS, OWN)
_PUSHES = (Act.PITCH.value, Act.PRESSURE.value)
_BEHIND = packed(dict.fromkeys(_ASKING, -UNASKED))


class Look(msgspec.Struct, frozen=True):
    """What a sentence is after the second look, with the words that tell why."""

    judgement: Judgement
    hits: tuple[Hit, ...] = ()


def look_again(
    language: Language, sentence: Normalised, scores: Scores, judged: Judgement, locale: Locale
) -> Look:
    """Weigh what the rules decided against the words of the sentence.

    What cannot be understood stays so, and a heap of words stays what it is. Another kind, or
    another form of a question, needs LEAST_WORDS words that speak for it, a kind a lead as well.
    Words are shown where they changed what the rules decided, or where no rule speaks for it.
    """
    words = language.leaning_words(locale)
    if words is None or judged.act is Act.UNCLEAR:
        return Look(judged)
    found = words.found(sentence.text)
    said = words.weighed(signs(judged, scores))
    if judged.act is not Act.QUESTION and scores.of("sign:asks") == 0:
        said += _BEHIND
    sums = unpacked(said + found.total)
    kind = _kind(judged, scores, sums[: len(KINDS)], found)
    now = _of_kind(judged, kind, scores)
    if now.act is Act.QUESTION:
        now = replace(now, form=_form(judged.form, sums[len(KINDS) :], found))
    if now != judged and is_soup(sentence.text, locale):
        return Look(judged)
    hits = tuple(
        Hit(reason(locale, name), label, word.weight / 10, *sentence.raw_span(word.start, word.end))
        for name, label in _to_show(judged, now, scores)
        for word in sorted(found.speaking(name), key=lambda one: -one.weight)[:MOST_SHOWN]
    )
    return Look(now, hits)


def signs(judged: Judgement, scores: Scores) -> tuple[str, ...]:
    """What the rules say of a sentence, by the names that leanings give it.

    ``always`` holds of every sentence, ``kind:`` and ``shape:`` name what was decided, and each
    label the rules speak for stands once, with ``strong`` behind it once more from ENOUGH up.
    """
    said = ["always", f"kind:{kind_of(judged)}", f"shape:{judged.form}"]
    for label, weight in scores.sums.items():
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


def _sure(judged: Judgement, scores: Scores) -> bool:
    """Whether the rules had enough for what they decided."""
    speaks = scores.of(label_of(kind_of(judged)))
    if judged.act is Act.PRESSURE:
        speaks += scores.best("technique", Technique)[1]
    return speaks >= ENOUGH


def _of_kind(judged: Judgement, kind: str, scores: Scores) -> Judgement:
    if kind == kind_of(judged):
        return judged
    if kind in _SPINS or kind == OWN:
        return Judgement(act=Act.QUESTION, spin=_SPINS.get(kind), form=judged.form)
    act = Act(kind)
    technique = scores.best("technique", Technique)[0] if act is Act.PRESSURE else None
    return Judgement(act=act, technique=technique, form=judged.form)


def _kind(judged: Judgement, scores: Scores, sums: tuple[int, ...], found: Found) -> str:
    before = kind_of(judged)
    best = KINDS[sums.index(max(sums))]
    asked = judged.act is Act.QUESTION and scores.of("sign:asks") >= ASKED
    sure = _sure(judged, scores) or (asked and best not in _ASKING)
    lead = SURE_LEAD if sure else PUSH_LEAD if best in _PUSHES else LEAST_LEAD
    if best == before or max(sums) - sums[KINDS.index(before)] < lead:
        return before
    return best if len(found.speaking(best, before)) >= LEAST_WORDS else before


def _form(before: Form | None, sums: tuple[int, ...], found: Found) -> Form | None:
    best = FORMS[sums.index(max(sums))]
    lead = LEADING_LEAD if best == Form.LEADING else FORM_LEAD
    if best == before or (before is not None and max(sums) - sums[FORMS.index(before)] < lead):
        return before
    return Form(best) if len(found.speaking(best, before or "")) >= LEAST_WORDS else before


def _to_show(judged: Judgement, now: Judgement, scores: Scores) -> Iterator[tuple[str, str]]:
    """The kind with its label where it is new or no rule speaks for it; a form that is new."""
    kind = kind_of(now)
    if kind != kind_of(judged) or scores.of(label_of(kind)) == 0:
        yield kind, label_of(kind)
    if now.act is Act.QUESTION and now.form is not None and now.form is not judged.form:
        yield now.form.value, f"form:{now.form}"
