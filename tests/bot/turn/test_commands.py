"""Every command by everybody: what a stranger, a rep, a manager and an owner are told."""

from collections.abc import Callable

import pytest

from bot.access import Role
from bot.commands.aliases import SHELL, TALK
from bot.commands.desk import read_desk
from bot.commands.offers import SHELF_COMMANDS
from bot.store.memory import MemoryStore
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.bot.turn.callers import OURS, TEAM, Caller, at, member, row_at
from tests.bot.turn.conftest import Calls
from tests.bot.turn.kept import line

PEOPLE = ("stranger", "rep", "manager", "owner", "webhook", "terminal")
MANAGERS = ("manager", "owner", "terminal")

Told = Callable[[str], str]


def _help(who: str) -> str:
    vouched = who in {"webhook", "terminal"}
    return line("shell.help", in_talk=False, manages=who in MANAGERS, vouched=vouched)


def _leave(who: str) -> str:
    if who in {"webhook", "terminal"}:
        return line("shell.leave_vouched", namespace=who)
    return line("shell.leave_ask", team="" if who == "owner" else TEAM)


def _playbooks(who: str) -> str:
    cards = [{"title": "王姐1", "version": 1, "author": "", "house": True, "month": 3, "day": 2}]
    return line("shell.playbooks", cards=cards, more=0, built_in=4, manages=who in MANAGERS)


def _elsewhere(name: str) -> Told:
    return lambda who: line("shell.elsewhere", name=name, manages=who in MANAGERS)


def _nothing_open(name: str) -> Told:
    return lambda _: line("shell.nothing_open", name=name)


def _shelf(kind: str, *cards: dict[str, object]) -> Told:
    return lambda _: line("shell.shelf", kind=kind, cards=cards)


#: What each command is answered, by who says it; a stranger is turned away by all of them.
ANSWERS: dict[str, Told] = {
    "menu": lambda _: "",
    "cancel": lambda _: "",
    "start": lambda _: line("shell.welcome"),
    "help": _help,
    "language": lambda _: line("shell.language_ask", name=""),
    "practice": _shelf(
        "rehearsal",
        {"name": "王姐", "title": "初访仓库王姐", "minutes": 15},
        {"name": "李工", "title": "回访李工", "minutes": 15},
        {"name": "钱总", "title": "王姐1", "minutes": 15},
    ),
    "drill": lambda _: "贵",
    "prep": lambda _: "见谁？",
    "playbooks": _playbooks,
    "leave": _leave,
    "invite": _elsewhere("invite"),
    "link": _elsewhere("link"),
    "web": _elsewhere("web"),
    "receipt": lambda _: line("receipt.none"),
    **{name: _nothing_open(name) for name in TALK},
}


@pytest.fixture
def people(calls: Calls, kept: MemoryStore) -> dict[str, Caller]:
    """One of each, with one playbook live for the house."""
    calls(at("boss", "terminal")).gives(OURS)
    addresses = {name: at(name) for name in PEOPLE}
    for name in ("webhook", "terminal"):
        addresses[name] = at("li", name)
    member(kept, addresses["rep"], Role.REP)
    member(kept, addresses["manager"], Role.MANAGER)
    member(kept, addresses["owner"], Role.OWNER, "")
    return {name: calls(address) for name, address in addresses.items()}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", [*SHELL, *TALK])
def test_a_command_answers_each_by_his_standing(
    name: str, who: str, people: dict[str, Caller]
) -> None:
    told = people[who].says(f"/{name}")

    if who == "stranger":
        assert told == line("shell.stranger")
    elif name in {"menu", "cancel"}:
        assert told in _wordings("shell.menu")
    elif name in {"drill", "prep"}:
        assert ANSWERS[name](who) in told
    else:
        assert told == ANSWERS[name](who)


def test_no_command_is_left_out() -> None:
    assert sorted(ANSWERS) == sorted({*SHELL, *TALK})


def _wordings(prompt: str) -> set[str]:
    return {renderer().text(prompt, Locale.ZH, {"wording": number}) for number in range(2)}


@pytest.mark.parametrize("who", PEOPLE[1:])
def test_the_menu_shows_the_team_to_who_minds_one(who: str, people: dict[str, Caller]) -> None:
    (menu,) = people[who].sends(text="/menu")

    team = ("playbooks",) if who in {"manager", "owner"} else ()
    assert tuple(each.id for each in menu.choices) == (*SHELF_COMMANDS.values(), *team)


def test_who_leaves_is_asked_first_and_is_a_stranger_then(
    people: dict[str, Caller], kept: MemoryStore
) -> None:
    rep = people["rep"]
    rep.presses("begin:guided:wang")

    asked = line("shell.parked", title="王姐", kind="rehearsal") + "\n" + _leave("rep")
    assert rep.says("退出团队") == asked
    assert rep.says("退出") == line("shell.left", team=TEAM)
    assert [rep.says("你好"), rep.presses("practice")] == [line("shell.stranger"), ""]
    desk = read_desk(row_at(kept, rep.address))
    assert desk is not None
    assert [talk.title for talk in desk.parked] == ["王姐"]


def test_nobody_leaves_by_a_button_he_was_not_offered(people: dict[str, Caller]) -> None:
    assert people["rep"].presses("leave_yes") == _leave("rep")
    assert people["webhook"].presses("leave_yes") == _leave("webhook")
    assert people["rep"].presses("menu") in _wordings("shell.menu")
