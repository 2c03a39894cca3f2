"""Every line of the end of a talk reads well in both languages."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.render import Renderer
from coach.effects import Facts, Picture, Say
from coach.kinds.rehearsal.coaching.aim import Aim
from coach.kinds.rehearsal.debrief.screen import matter
from coach.kinds.rehearsal.scoring.result import Result
from coach.vocabulary import Area, Locale, Outcome, Role
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    FACT,
    HELLO,
    MONEY,
    PICKING,
    PITCH,
    PROBLEM,
    PUSH,
    TRIAL,
    Talk,
)

PROMPTS = Path(__file__).parents[3] / "prompts"
WITHOUT_MATTER = ("line", "pitch", "push", "blame", "soften", "ask", "why", "trade", "test")
WITH_MATTER = (
    "opening",
    "lead",
    "situation",
    "problem",
    "consequence",
    "side",
    "payoff",
    "recap",
    "step",
)
BEFORE = Result(Outcome.CONTINUATION, None, 0, 61, passed=False)
AFTERS = (
    Result(Outcome.ADVANCE, "给一月错单", 2, 74, passed=True),
    Result(Outcome.ADVANCE, "给一月错单", 2, 61, passed=False),
    Result(Outcome.CONTINUATION, None, 0, 74, passed=False),
    Result(Outcome.CONTINUATION, None, 0, 66, passed=False),
)
VERDICTS = ("granted", "light", "distrust", "capped", "blunt", "tired", "pushed", "not_asked")
#: A bubble of the debrief on a phone, its buttons aside.
LINES = 12


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(PROMPTS)


def claim(kind: str, area: Area | None, after: Result) -> Facts:
    target = Aim(kind, PICKING, about="怎么核对", area=area, step="给一月错单")
    return {
        "turn": 5,
        "kind": kind,
        "about": "再降五个点。",
        "said": "我们有一套……",
        "matter": matter(target) if kind in WITH_MATTER else None,
        "boss": True,
        "before": BEFORE._asdict(),
        "after": after._asdict(),
    }


@pytest.mark.parametrize("locale", tuple(Locale))
@pytest.mark.parametrize("after", AFTERS)
def test_every_claim_is_said_in_a_line_of_its_own(
    renderer: Renderer, locale: Locale, after: Result
) -> None:
    kinds = (*WITHOUT_MATTER, *(kind for kind in WITH_MATTER if kind != "side"))
    said = {
        renderer.text("rehearsal.debrief.what_if", locale, claim(kind, Area.MONEY, after))
        for kind in kinds
    }

    assert len(said) == len(kinds)
    for text in said:
        assert "\n" not in text
        assert "None" not in text
        assert "5" in text
        assert text.count("→") == (after.outcome is not BEFORE.outcome) + (after.score != 61)


@pytest.mark.parametrize("locale", tuple(Locale))
def test_every_reason_is_said(renderer: Renderer, locale: Locale) -> None:
    facts = {"who": "郝主管", "left": 3, "right": 6, "trust": 1, "needed": 2}
    said = {
        renderer.text(
            "rehearsal.debrief.because",
            locale,
            {**facts, "verdict": verdict, "role": role, "step": step},
        )
        for verdict in VERDICTS
        for role in Role
        for step in ("给一月错单", None)
    }

    assert len(said) >= len(VERDICTS) + len(Role)
    assert not any("None" in text or "\n" in text for text in said)


@pytest.mark.parametrize("locale", tuple(Locale))
@pytest.mark.parametrize("prompt", ["text", "title", "description"])
def test_the_map_is_said(renderer: Renderer, locale: Locale, prompt: str) -> None:
    for lines in ((), (HELLO, FACT, PROBLEM, MONEY)):
        talk = Talk(replace(BOOK, locale=locale)).say(*lines).press("stop").press("map")
        facts = next(one.facts for one in talk.effects if isinstance(one, Picture))
        text = renderer.text(f"rehearsal.map.{prompt}", locale, facts)
        assert text
        assert "None" not in text
        assert text.count("\n") < LINES


@pytest.mark.parametrize("locale", tuple(Locale))
def test_a_debrief_fits_a_phone(renderer: Renderer, locale: Locale) -> None:
    talk = Talk().say(HELLO, PROBLEM, PITCH, PUSH, TRIAL, TRIAL).press("stop")
    said = [
        renderer.text(effect.prompt, locale, effect.facts)
        for effect in talk.effects
        if isinstance(effect, Say)
    ]

    assert 5 <= len("\n".join(said).splitlines()) <= LINES
