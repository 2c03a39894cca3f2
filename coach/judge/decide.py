"""Decide what one sentence is from the weights of the rules."""

import msgspec

from coach.judge.scores import Scores
from coach.vocabulary import Act, Form, Spin, Technique

#: Which part of a message decides when it has several, the strongest first. A push for the order
#: spoils all that stands beside it. A question that digs (P, I, N) goes before a step proposed in
#: the same breath, for it must be answered first; a question of fact does not.
PRECEDENCE = (
    "pressure",
    "question that digs",
    "advance",
    "question of fact",
    "benefit",
    "pitch",
    "summary",
    "question",
    "statement",
    "small_talk",
    "unclear",
)
#: Of equal weights the first wins (M-01): nothing is read as the easier type by chance.
SPIN_ORDER = (Spin.NEED_PAYOFF, Spin.IMPLICATION, Spin.PROBLEM, Spin.SITUATION)
FORM_ORDER = (Form.LEADING, Form.CONFIRM, Form.CHOICE, Form.CLOSED, Form.OPEN)
TECHNIQUES = tuple(Technique)

ENOUGH = 3.0
ASKED = 2.0
WEAK = 1.0
MOST_FACTS = 2.6


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What one sentence is, before the scene has its say."""

    act: Act
    spin: Spin | None = None
    form: Form | None = None
    technique: Technique | None = None


def decide(scores: Scores, *, enough_said: bool) -> Judgement:
    """Weigh the acts against each other; ``enough_said`` tells words from gibberish."""
    technique, pushed = scores.best("technique", TECHNIQUES)
    if pushed + scores.of("act:pressure") >= ENOUGH:
        return Judgement(act=Act.PRESSURE, technique=technique, form=_form(scores))
    if scores.of("act:summary") >= ENOUGH:
        return Judgement(act=Act.SUMMARY, form=_form(scores))
    spin, weight = _spin(scores)
    asks = scores.of("sign:asks") >= max(ASKED, scores.of("act:statement"))
    if asks and scores.of("sign:own") >= ASKED and scores.of("act:advance") < ENOUGH:
        return Judgement(act=Act.QUESTION, form=_form(scores))
    told = _told(scores, weight if asks else 0.0)
    if told is not None:
        return Judgement(act=told, form=_form(scores) if asks else None)
    if asks:
        return _question(scores, spin if weight >= WEAK else None, enough_said=enough_said)
    return Judgement(act=_rest(scores, enough_said=enough_said))


def _spin(scores: Scores) -> tuple[Spin | None, float]:
    """Find the type of a question with its weight; of equals the first in ``SPIN_ORDER``.

    A trouble that is merely named makes a problem question only where nothing is asked about what
    follows from it; facts, which every question touches, count up to a limit.
    """
    weights = {spin: scores.of("spin:" + spin) for spin in SPIN_ORDER}
    if max(weights[Spin.NEED_PAYOFF], weights[Spin.IMPLICATION]) < ENOUGH:
        weights[Spin.PROBLEM] += scores.of("sign:trouble")
    weights[Spin.SITUATION] = min(weights[Spin.SITUATION], MOST_FACTS)
    best = max(SPIN_ORDER, key=lambda spin: weights[spin])
    return (best, weights[best]) if weights[best] > 0 else (None, 0.0)


def _told(scores: Scores, asked: float) -> Act | None:
    """The act of a sentence that brings something: a step, a benefit or a product."""
    step, benefit = scores.of("act:advance"), scores.of("act:benefit")
    if step >= ENOUGH and step >= asked:
        return Act.ADVANCE
    if benefit >= ENOUGH and benefit > asked:
        return Act.BENEFIT
    if scores.of("act:pitch") >= ENOUGH and scores.of("act:pitch") > asked:
        return Act.PITCH
    return None


def _question(scores: Scores, spin: Spin | None, *, enough_said: bool) -> Judgement:
    chat = scores.of("act:small_talk")
    if chat >= ASKED and chat >= _spin(scores)[1]:
        return Judgement(act=Act.SMALL_TALK)
    if spin is None and not enough_said:
        return Judgement(act=Act.UNCLEAR)
    asks_leave = scores.of("sign:self") >= ASKED
    if spin is None and asks_leave and scores.of("courtesy:how_long") > 0:
        return Judgement(act=Act.STATEMENT)
    if spin is None and not asks_leave:
        spin = Spin.SITUATION
    return Judgement(act=Act.QUESTION, spin=spin, form=_form(scores))


def _rest(scores: Scores, *, enough_said: bool) -> Act:
    if scores.of("act:small_talk") >= ASKED and scores.of("act:statement") < ENOUGH:
        return Act.SMALL_TALK
    return Act.STATEMENT if enough_said or scores.of("act:statement") >= ENOUGH else Act.UNCLEAR


def _form(scores: Scores) -> Form | None:
    return scores.best("form", FORM_ORDER)[0]
