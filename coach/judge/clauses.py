"""Find the clauses of one run-on sentence."""

import re

from coach.judge.decide import ASKED, WEAK
from coach.judge.normalise import Normalised
from coach.judge.scores import Scores

_PAUSE = re.compile(r"[,，]\s*|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
#: Polite words before an English question, which ask nothing themselves.
_PREFACE = re.compile(
    r"(?:and |so |but )?(?:if (?:you don't mind|it's not rude|i may|i might|that's ok|it's ok)[^,]*"
    r"|before (?:i|we) [^,]*|correct me if i'm wrong|out of (?:interest|curiosity))[,:] "
    r"(?=what|who|how|which|where|when|why|is|are|do|does|did|can|could|have|has|would|will)"
)
_TELLS = ("act:pitch", "act:benefit", "act:small_talk", "act:statement")


def clauses(sentence: Normalised) -> tuple[Normalised, ...]:
    """Cut a sentence at its commas, and at the blanks that stand for commas in Chinese."""
    ends = [pause.end() for pause in _PAUSE.finditer(sentence.text)]
    bounds = zip([0, *ends], [*ends, len(sentence.text)], strict=True)
    return tuple(sentence.slice(start, end) for start, end in bounds)


def after_preface(sentence: Normalised) -> Normalised:
    """Give what stands behind a polite preface ("if you don't mind me asking, ..."), or all."""
    preface = _PREFACE.match(sentence.text)
    return sentence if preface is None else sentence.slice(preface.end(), len(sentence.text))


def split_for_question(sentence: Normalised, scores: Scores) -> int | None:
    """Give the place where a sentence stops telling and starts asking, or None.

    A sentence is cut when something is told with enough weight, and a question with a SPIN type
    stands wholly behind it; the cut is at the first pause between them.
    """
    if scores.of("sign:asks") == 0:
        return None
    told = [hit for hit in scores.hits if hit.label in _TELLS]
    if sum(hit.weight for hit in told) < ASKED:
        return None
    last_told = max(hit.end for hit in told)
    asked = [
        hit
        for hit in scores.hits
        if hit.label.startswith("spin:") and hit.weight >= WEAK and hit.start >= last_told
    ]
    if not asked:
        return None
    first_asked = min(hit.start for hit in asked)
    cuts = [
        pause.end()
        for pause in _PAUSE.finditer(sentence.text)
        if last_told <= sentence.raw_span(pause.end(), pause.end())[0] <= first_asked
    ]
    return cuts[0] if cuts else None
