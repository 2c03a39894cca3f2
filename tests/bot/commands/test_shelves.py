"""The ways into a talk, and back to one."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.commands.desk import Talk
from bot.commands.reaction import Begin
from bot.commands.shell import Shell
from coach.effects import Quote, Say
from coach.vocabulary import Kind, Locale, Speaker, Walk
from tests.bot.commands.desks import (
    BUSY,
    KNOWN,
    LIST,
    MENU,
    WAITING,
    WANG,
    choices,
    command,
    said,
    shell_of,
    words,
)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return shell_of(tmp_path)


def test_a_shelf_shows_its_cards_and_the_way_back(shell: Shell) -> None:
    reaction = command(shell, KNOWN, "practice")

    cards = (
        {"name": "王姐", "title": "初访仓库王姐", "minutes": 15},
        {"name": "李工", "title": "回访李工", "minutes": 15},
    )
    assert reaction.effects[0] == Say(
        prompt="shell.shelf", facts={"kind": Kind.REHEARSAL, "cards": cards}
    )
    assert choices(reaction) == ("open:wang", "open:li", "menu")


def test_a_playbook_may_be_named_at_once(shell: Shell) -> None:
    reaction = command(shell, KNOWN, "practice", "李工")

    assert said(reaction) == ["shell.brief"]
    assert choices(reaction) == ("begin:guided:li", "begin:free:li", "menu")


def test_a_name_in_plain_words_opens_the_playbook(shell: Shell) -> None:
    assert said(words(shell, KNOWN, "想见见李工")) == ["shell.brief"]


@pytest.mark.parametrize("text", ["李工", "李", "找李工聊聊"])
def test_part_of_a_customers_name_will_do(text: str, shell: Shell) -> None:
    assert choices(words(shell, KNOWN, text)) == ("begin:guided:li", "begin:free:li", "menu")


def test_a_word_of_a_title_will_do(shell: Shell) -> None:
    reaction = words(shell, replace(KNOWN, locale=Locale.EN), "refusals")

    assert reaction.order == Begin(playbook="refusals", walk=Walk.GUIDED)


@pytest.mark.parametrize(("name", "playbook"), [("drill", "refusals"), ("prep", "prep")])
def test_where_there_is_but_one_it_begins(name: str, playbook: str, shell: Shell) -> None:
    reaction = command(shell, KNOWN, name)

    assert reaction.order == Begin(playbook=playbook, walk=Walk.GUIDED)


def test_an_empty_shelf_is_owned_up_to(shell: Shell) -> None:
    reaction = command(shell, replace(KNOWN, locale=Locale.EN), "practice")

    assert (said(reaction), choices(reaction)) == (["shell.shelf_empty"], MENU)


@pytest.mark.parametrize("walk", Walk)
def test_the_way_of_walking_is_chosen(walk: Walk, shell: Shell) -> None:
    reaction = shell.press(KNOWN, f"begin:{walk}:wang")

    assert reaction.order == Begin(playbook="wang", walk=walk)


@pytest.mark.parametrize("choice", ["open:nobody", "begin:guided:nobody", "begin:running:wang"])
def test_a_button_for_what_is_gone_says_so(choice: str, shell: Shell) -> None:
    assert said(shell.press(KNOWN, choice)) == ["shell.gone"]


def test_beginning_another_talk_puts_the_first_aside(shell: Shell) -> None:
    reaction = shell.press(BUSY, "begin:free:li")

    assert said(reaction) == ["shell.parked"]
    assert reaction.desk.parked == (WANG,)


def test_a_talk_put_aside_is_taken_up_where_it_was(shell: Shell) -> None:
    reaction = shell.press(WAITING, "resume:p1")

    facts = {"title": "出门前", "kind": Kind.CHECKLIST, "said": 0, "heard": False}
    assert reaction.effects == (
        Say(prompt="shell.resumed", facts=facts),
        Quote(text="见谁？", line=0, rule="", speaker=Speaker.COACH),
    )
    assert reaction.desk == replace(WAITING, talk=LIST, parked=(WANG,))


def test_taking_up_one_talk_puts_the_other_aside(shell: Shell) -> None:
    desk = replace(BUSY, parked=(LIST,))

    assert shell.press(desk, "resume:p1").desk.parked == (WANG,)
    assert shell.press(desk, "resume:w1").desk == desk


@pytest.mark.parametrize(("text", "talk"), [("接着来", WANG), ("出门前那个", LIST)])
def test_a_talk_is_taken_up_by_words(text: str, talk: Talk, shell: Shell) -> None:
    assert words(shell, WAITING, text).desk.talk == talk


def test_there_may_be_nothing_to_take_up(shell: Shell) -> None:
    assert said(words(shell, KNOWN, "接着来")) == ["shell.nothing_parked"]
    assert said(shell.press(KNOWN, "resume:w1")) == ["shell.nothing_parked"]
