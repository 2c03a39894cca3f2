"""Every line that a rehearsal can order is written in both languages."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.render import DIVIDER, Renderer, Voice
from coach.effects import Effect, Offer, Quote, Say
from coach.kinds.rehearsal.coaching.advice import facts_of
from coach.kinds.rehearsal.coaching.aim import Aim
from coach.kinds.rehearsal.coaching.briefing import briefing
from coach.kinds.rehearsal.coaching.faults import FAULTS
from coach.kinds.rehearsal.mind.manners import OPENERS
from coach.kinds.rehearsal.rules.commitment import OF_CONTACT, OF_HIS_OWN, SOFT_NOES
from coach.playbook import Person
from coach.vocabulary import (
    Act,
    Area,
    Contact,
    Criterion,
    Level,
    Locale,
    Organisation,
    Outcome,
    ResponseMode,
    Role,
    Walk,
)
from tests.coach.kinds.rehearsal_talk import (
    BOOK,
    BYE,
    FACT,
    HELLO,
    MONEY,
    ORDER,
    PAYOFF,
    PICKING,
    PITCH,
    PROBLEM,
    PUSH,
    TRIAL,
    Talk,
    part,
    says,
)

PROMPTS = Path(__file__).parents[3] / "prompts"
FOLDERS = ("customer", "rehearsal")
STAGES = (
    "opening",
    "lead",
    "reply",
    "haggle",
    "situation",
    "problem",
    "consequence",
    "side",
    "payoff",
    "recap",
    "step",
)
#: The reasons on a score card that each say something of their own.
CARD_WHYS = (
    "kinds",
    "share",
    "pitched",
    "no_problem",
    "no_consequence",
    "no_benefit",
    "short",
    "one_area",
    "unsaid",
    "unchecked",
    "unasked",
    "unopened",
    "late",
    "long",
    "figures",
    "bluffed",
    "hurt",
    "unanswered",
    "no_reason",
    "untraded",
    "gave_away",
    "unsettled",
    "no_yes",
    "left_out",
)
#: Every polite refusal of ours.
SOFT_NO_KEYS = (
    *(f"{first}{nth + 1}" for first in ("", *OF_CONTACT.values()) for nth in range(SOFT_NOES)),
    *OF_HIS_OWN.values(),
)
#: Facts that go to any notice.
NOTICED = {
    "who": "郝主管",
    "topic": "拣错货",
    "area": Area.MONEY,
    "technique": None,
    "opened": True,
    "boss": True,
    "words": ("a",),
}


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(PROMPTS)


def text(renderer: Renderer, say: Say, locale: Locale) -> str:
    voice = Voice(locale=locale, customer=locale, seed="s", turn="1")
    effects: tuple[Effect, ...] = (say, Offer(choices=()))
    return renderer.messages(effects, voice)[0].text


def names(folder: str, locale: Locale) -> list[str]:
    root = PROMPTS / locale
    return sorted(
        str(path.relative_to(root).with_suffix("")).replace("/", ".")
        for path in (root / folder).rglob("*.j2")
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_both_languages_have_the_same_prompts(folder: str) -> None:
    assert names(folder, Locale.ZH) == names(folder, Locale.EN)


@pytest.mark.parametrize("locale", tuple(Locale))
@pytest.mark.parametrize("kind", ["direction", "look", "ask", "advice"])
@pytest.mark.parametrize("area", tuple(Area))
@pytest.mark.parametrize("introducer", ["老顾", None])
def test_every_stage_can_be_advised_hinted_and_shown(
    renderer: Renderer, locale: Locale, kind: str, area: Area, introducer: str | None
) -> None:
    book = replace(BOOK, introduced_by=introducer)
    for stage in STAGES:
        facts = facts_of(book, Aim(stage, PICKING, about="核对", area=area, step="给一月错单"))
        said = text(renderer, Say(prompt=f"rehearsal.{kind}.{stage}", facts=facts), locale)
        assert said
        assert "None" not in said


@pytest.mark.parametrize("locale", tuple(Locale))
def test_every_notice_can_be_said(renderer: Renderer, locale: Locale) -> None:
    for name in names("rehearsal/notice", locale):
        said = text(renderer, Say(prompt=name, facts=NOTICED), locale)
        less = {**NOTICED, "words": (), "opened": False}
        bare = text(renderer, Say(prompt=name, facts=less), locale)
        assert len(said) <= 130
        assert "None" not in said + bare


@pytest.mark.parametrize("locale", tuple(Locale))
def test_every_rule_with_a_notice_and_every_fault_has_a_name(
    renderer: Renderer, locale: Locale
) -> None:
    noticed = [name.removeprefix("rehearsal.notice.") for name in names("rehearsal/notice", locale)]
    for rule in (*noticed, *FAULTS):
        assert renderer.text("words.rehearsal_rule", locale, {"value": rule})


@pytest.mark.parametrize("locale", tuple(Locale))
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("role", tuple(Role)),
        ("outcome", tuple(Outcome)),
        ("contact", tuple(Contact)),
        ("mode", tuple(ResponseMode)),
        ("organisation", tuple(Organisation)),
        ("side_asked", tuple(Area)),
        ("side_told", tuple(Area)),
        ("opener", OPENERS),
        ("card_line", (*Criterion, "tested", "hints")),
        ("card_why", CARD_WHYS),
        ("soft_no", SOFT_NO_KEYS),
        ("soft_no_means", SOFT_NO_KEYS),
    ],
)
def test_every_word_of_the_field_is_named(
    renderer: Renderer, locale: Locale, kind: str, values: tuple[str, ...]
) -> None:
    facts = {"number": 1, "boss": True}
    named = {renderer.text(f"words.{kind}", locale, {"value": one, **facts}) for one in values}

    assert len(named) == len(values)


@pytest.mark.parametrize("locale", tuple(Locale))
@pytest.mark.parametrize("walk", tuple(Walk))
def test_whole_talks_can_be_said_in_few_lines(
    renderer: Renderer, locale: Locale, walk: Walk
) -> None:
    unclear = says(part(Act.UNCLEAR))
    talk = Talk(walk=walk)
    voice = Voice(locale=locale, customer=locale, seed="s", turn="1")

    def shown() -> None:
        bubbles = renderer.messages(talk.effects, voice)
        assert 1 <= len(bubbles) <= 2
        assert all(bubble.text.count("\n") <= 12 for bubble in bubbles)

    shown()
    for line in (unclear, HELLO, FACT, PROBLEM, PITCH, PUSH, ORDER, TRIAL, MONEY, PAYOFF, BYE):
        talk.say(line)
        shown()
        for choice in ("why", "hint", "score", "retry", "nonsense"):
            talk.press(choice)
            shown()
    for choice in ("scales", "score", "practise", "stop"):
        talk.press(choice)
        shown()


#: Said once a talk, or numbered by the talk itself.
SINGLE = ("customer.out_of_time", "customer.soft_no")


@pytest.mark.parametrize("locale", tuple(Locale))
def test_every_customer_line_has_another_wording_for_the_next_time(locale: Locale) -> None:
    for name in names("customer", locale):
        path = PROMPTS / locale / f"{name.replace('.', '/')}.j2"
        wordings = path.read_text(encoding="utf-8").split(DIVIDER)
        assert name in SINGLE or len(set(wordings)) > 1, name


@pytest.mark.parametrize("locale", tuple(Locale))
@pytest.mark.parametrize("level", tuple(Level))
@pytest.mark.parametrize("mode", tuple(ResponseMode))
@pytest.mark.parametrize("role", tuple(Role))
def test_what_is_special_is_told_in_few_words(
    renderer: Renderer, locale: Locale, level: Level, mode: ResponseMode, role: Role
) -> None:
    person = Person(who="小秦", line=9, role=Role.TECHNICAL)
    book = replace(BOOK, level=level, mode=mode, role=role, people=(person,))
    (say,) = briefing(book)

    said = text(renderer, say, locale)
    assert "小秦" in said
    assert "\n\n" not in said
    assert said.count("\n") <= 4


@pytest.mark.parametrize("locale", tuple(Locale))
def test_in_a_room_full_of_people_each_line_names_who_says_it(
    renderer: Renderer, locale: Locale
) -> None:
    line = Quote(text="断电怎么办？", line=9, rule="ask.raised", who="小秦")
    voice = Voice(locale=locale, customer=locale, seed="s", turn="1")
    (bubble,) = renderer.messages((line,), voice)

    mark = "：" if locale is Locale.ZH else ": "
    assert bubble.text == f"小秦{mark}断电怎么办？"


@pytest.mark.parametrize("locale", tuple(Locale))
def test_every_customer_line_can_be_said(renderer: Renderer, locale: Locale) -> None:
    facts = {
        "introducer": "老顾",
        "number": "1",
        "role": Role.USER,
        "organisation": Organisation.PRIVATE,
        "agreed": True,
        "topic": "拣错货",
    }
    for name in names("customer", locale):
        wordings = {
            text(renderer, Say(prompt=name, facts={**facts, "wording": nth}), locale)
            for nth in range(3)
        }
        assert all(wordings)
