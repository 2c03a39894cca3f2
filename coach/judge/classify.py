"""Classify one line without a talk around it."""

from collections.abc import Mapping

from coach.judge.language import Language
from coach.judge.scene import NO_SCENE
from coach.judge.utterance import read_utterance


def classify(language: Language, text: str) -> Mapping[str, object]:
    """Give act, SPIN type, form, flags and reasons of a line as plain values for JSON.

    Nothing is known of the talk, so that a problem counts as admitted. ``span`` points into
    ``text``. The part that decides the message gives all but ``several``.
    """
    said = read_utterance(language, text, NO_SCENE)
    part = said.parts[said.main]
    return {
        "text": text,
        "act": part.act.value,
        "spin": None if part.spin is None else part.spin.value,
        "form": None if part.form is None else part.form.value,
        "flags": [*said.flags, *part.flags],
        "reasons": [
            {"rule": one.rule, "span": [one.start, one.end], "matched": one.matched}
            for one in part.evidence
        ],
    }
