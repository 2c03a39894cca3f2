"""What people are answered who ask for a code: the code, or why there is none."""

import itertools
from datetime import timedelta

import pytest

from bot.access import Role
from bot.clock import new_code
from bot.messages import Address
from bot.passes import MOST_CODES, Counter
from bot.store.memory import MemoryStore
from coach.vocabulary import Locale
from tests.bot.counters import (
    BOT,
    TEAM,
    URL,
    asking,
    counter_on,
    invited,
    line,
    member,
    pass_in,
)
from tests.bot.visitor import NOON


@pytest.fixture
def kept() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def counter(kept: MemoryStore) -> Counter:
    """A counter whose codes are code-1, code-2 and so on."""
    return counter_on(kept, lambda: NOON)


@pytest.mark.parametrize("text", ["/invite", "/邀请", "／邀請", "  /invite@duilian_bot "])
def test_a_manager_invites_reps_to_his_team(text: str, kept: MemoryStore, counter: Counter) -> None:
    person = member(kept, Role.MANAGER)

    assert counter.answer(asking(text), person) == invited("code-1")
    found = pass_in(kept, "code-1")
    assert found is not None
    assert (found.role, found.team, found.maker) == (Role.REP, TEAM, person.id)


def test_an_invitation_can_name_whom_it_is_for(kept: MemoryStore, counter: Counter) -> None:
    counter.answer(asking("/invite 小王"), member(kept, Role.MANAGER))

    found = pass_in(kept, "code-1")
    assert found is not None
    assert found.name == "小王"


@pytest.mark.parametrize("text", ["/invite 主管 华东 老李", "/invite manager 华东 老李"])
def test_an_owner_says_whom_he_invites(text: str, kept: MemoryStore, counter: Counter) -> None:
    person = member(kept, Role.OWNER)

    assert counter.answer(asking(text), person) == invited("code-1", Role.MANAGER)
    found = pass_in(kept, "code-1")
    assert found is not None
    assert (found.role, found.team, found.name) == (Role.MANAGER, TEAM, "老李")


def test_a_team_stays_in_the_characters_it_is_written_in(
    kept: MemoryStore, counter: Counter
) -> None:
    counter.answer(asking("/邀請 rep 華東"), member(kept, Role.OWNER))

    found = pass_in(kept, "code-1")
    assert found is not None
    assert found.team == "華東"


@pytest.mark.parametrize(
    ("role", "text", "prompt"),
    [
        (Role.REP, "/invite", "invite_not_yours"),
        (Role.MANAGER, "/invite manager 华东", "invite_own_team"),
        (Role.MANAGER, "/invite rep 华北", "invite_own_team"),
        (Role.OWNER, "/invite", "invite_how"),
        (Role.OWNER, "/invite owner", "invite_how"),
        (Role.OWNER, "/invite rep", "invite_how"),
    ],
)
def test_nobody_invites_beyond_what_is_his(
    role: Role, text: str, prompt: str, kept: MemoryStore, counter: Counter
) -> None:
    assert counter.answer(asking(text), member(kept, role)) == line(prompt, {"team": TEAM})
    assert pass_in(kept, "code-1") is None


@pytest.mark.parametrize(
    ("text", "prompt"), [("/link", "link"), ("/绑定", "link"), ("/网页", "web")]
)
def test_a_link_is_handed_out_with_the_doors_that_are_open(
    text: str, prompt: str, kept: MemoryStore, counter: Counter
) -> None:
    counter.handout.bot_link = BOT

    doors = {"telegram": f"{BOT}?start=code-1", "web": f"{URL}/enter/code-1", "code": "code-1"}
    assert counter.answer(asking(text), member(kept, Role.REP)) == line(prompt, doors)


def test_without_any_door_the_bare_code_is_shown(kept: MemoryStore) -> None:
    counter = counter_on(kept, lambda: NOON, url=None)
    person = member(kept, Role.REP)

    (linked,) = counter.answer(asking("/link"), person) or ()
    (web,) = counter.answer(asking("/web"), person) or ()

    assert "code-1" in linked.text
    assert web.text == line("web", {"telegram": "", "web": "", "code": ""})[0].text


def test_a_deep_link_is_short_enough_for_telegram() -> None:
    assert len(new_code()) <= 64


@pytest.mark.parametrize("text", ["", "hello", "/link abcd", "/start", "link", "/menu"])
def test_all_else_is_a_turn_like_any_other(text: str, kept: MemoryStore, counter: Counter) -> None:
    member(kept, Role.MANAGER)

    assert counter.reply(asking(text)) is None


def test_a_stranger_is_handed_nothing(kept: MemoryStore, counter: Counter) -> None:
    assert counter.reply(asking("/link")) is None
    assert counter.answer(asking("/link"), member(kept, None)) is None
    assert pass_in(kept, "code-1") is None


def test_the_person_at_the_machine_asks_with_his_first_words(
    kept: MemoryStore, counter: Counter
) -> None:
    at_the_machine = Address(namespace="terminal", user="li")

    told = counter.reply(asking("/invite rep 华东", at_the_machine))

    found = pass_in(kept, "code-1")
    assert told == invited("code-1")
    assert found is not None
    assert found.maker == ""


def test_somebody_new_is_answered_in_the_language_of_his_channel(
    kept: MemoryStore, counter: Counter
) -> None:
    inbound = asking("/invite", locale=Locale.EN)

    assert counter.answer(inbound, member(kept, Role.REP)) == line(
        "invite_not_yours", locale=Locale.EN
    )


def test_nobody_is_handed_codes_without_end(kept: MemoryStore) -> None:
    hours = itertools.chain(
        [NOON] * (2 * MOST_CODES + 1), itertools.repeat(NOON + timedelta(hours=1))
    )
    counter = counter_on(kept, lambda: next(hours))
    person = member(kept, Role.REP)

    for _ in range(MOST_CODES):
        assert counter.answer(asking("/link"), person) != line("enough")
    assert counter.answer(asking("/link"), person) == line("enough")
    assert counter.answer(asking("/link"), person) != line("enough")
