"""The shell at its desk: greetings, words, commands."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.commands.desk import MOST_PARKED, Result
from bot.commands.reaction import Reaction
from bot.commands.shell import Shell
from bot.commands.understand import Press, Unknown, Words
from bot.render import offered
from coach.effects import Quote, Say
from coach.vocabulary import Kind, Locale
from tests.bot.commands.desks import (
    BUSY,
    HINT,
    KNOWN,
    LIST,
    MENU,
    NEW,
    OVER,
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


def test_a_new_person_is_welcomed(shell: Shell) -> None:
    reaction = command(shell, NEW, "start")

    assert (said(reaction), choices(reaction)) == (["shell.welcome"], MENU)


def test_whatever_a_new_person_says_first_he_is_welcomed(shell: Shell) -> None:
    assert said(words(shell, NEW, "天气不错")) == ["shell.welcome"]


def test_a_new_person_who_knows_what_he_wants_gets_it(shell: Shell) -> None:
    assert said(words(shell, NEW, "练拜访")) == ["shell.shelf"]


def test_who_comes_back_hears_how_it_went_and_what_waits(shell: Shell) -> None:
    reaction = command(shell, replace(WAITING, last=Result(title="李工", score=0)), "start")

    facts = {"title": "李工", "score": 0, "parked": ("王姐", "出门前")}
    assert reaction.effects[0] == Say(prompt="shell.back", facts=facts)
    assert choices(reaction) == ("resume:w1", "resume:p1", *MENU)


def test_who_comes_back_in_the_middle_of_a_talk_is_where_he_was(shell: Shell) -> None:
    reaction = command(shell, BUSY, "start")

    facts = {"title": "王姐", "kind": Kind.REHEARSAL, "said": 3, "heard": True}
    assert reaction.effects == (
        Quote(text="坐吧。", line=0, rule="greets"),
        Say(prompt="shell.resumed", facts=facts),
        HINT,
    )
    assert reaction.desk == BUSY


def test_a_start_may_name_the_language(shell: Shell) -> None:
    assert command(shell, NEW, "start", "en").desk.locale is Locale.EN


def test_a_greeting_is_answered_like_a_start(shell: Shell) -> None:
    assert said(words(shell, WAITING, "早啊")) == ["shell.back"]


@pytest.mark.parametrize("name", ["menu", "cancel"])
def test_leaving_a_talk_keeps_it(name: str, shell: Shell) -> None:
    reaction = command(shell, BUSY, name)

    assert said(reaction) == ["shell.parked", "shell.menu"]
    assert choices(reaction) == ("resume:w1", *MENU)
    assert reaction.desk == replace(BUSY, talk=None, parked=(WANG,))


def test_leaving_a_talk_that_is_over_lets_it_go(shell: Shell) -> None:
    reaction = command(shell, OVER, "menu")

    assert said(reaction) == ["shell.menu"]
    assert reaction.desk == replace(OVER, talk=None, ended=OVER.talk)


def test_only_so_many_talks_stay_in_sight_the_latest_first(shell: Shell) -> None:
    old = tuple(replace(WANG, session=f"old{n}") for n in range(MOST_PARKED))

    reaction = command(shell, replace(BUSY, parked=old), "menu")

    assert reaction.desk.parked == (WANG, *old[: MOST_PARKED - 1])


@pytest.mark.parametrize(
    ("text", "prompt"),
    [("你是真人吗", "shell.about"), ("谢谢，再见", "shell.thanks"), ("怎么用", "shell.help")],
)
def test_small_talk_at_the_menu_is_answered(text: str, prompt: str, shell: Shell) -> None:
    reaction = words(shell, KNOWN, text)

    assert (said(reaction), choices(reaction)) == ([prompt], MENU)


def test_what_nobody_understands_is_explained_with_what_there_is(shell: Shell) -> None:
    reaction = words(shell, KNOWN, "天气不错")

    facts = {"text": "天气不错", "at_menu": True}
    assert reaction.effects[0] == Say(prompt="shell.not_understood", facts=facts)
    assert choices(reaction) == MENU


def test_what_nobody_understands_leaves_the_choices_as_they_were(shell: Shell) -> None:
    at_shelf = replace(KNOWN, offer=HINT)

    reaction = words(shell, at_shelf, "天气不错")

    assert reaction.effects[0].facts["at_menu"] is False  # type: ignore[union-attr]
    assert choices(reaction) == ("hint",)


def test_in_a_talk_words_are_for_the_talk(shell: Shell) -> None:
    assert words(shell, BUSY, "练拜访") == Reaction(desk=BUSY, order=Words(text="练拜访"))


def test_after_a_talk_known_words_lead_on_and_others_go_to_it(shell: Shell) -> None:
    assert said(words(shell, OVER, "练拜访")) == ["shell.shelf"]
    assert words(shell, OVER, "天气不错").order == Words(text="天气不错")


@pytest.mark.parametrize("name", [*MENU, "menu", "help", "cancel"])
def test_a_button_of_the_shell_does_what_its_command_does(name: str, shell: Shell) -> None:
    assert shell.press(BUSY, name) == command(shell, BUSY, name)


@pytest.mark.parametrize("choice", ["hint", "option:2", "stop"])
def test_other_buttons_are_for_the_talk(choice: str, shell: Shell) -> None:
    assert shell.press(BUSY, choice) == Reaction(desk=BUSY, order=Press(choice=choice))


def test_without_a_talk_its_commands_say_that_there_is_none(shell: Shell) -> None:
    assert said(shell.press(KNOWN, "why")) == ["shell.nothing_open"]
    assert said(shell.press(KNOWN, "option:2")) == ["shell.stale"]


def test_help_stays_where_one_is(shell: Shell) -> None:
    reaction = command(shell, BUSY, "help")

    facts = {"in_talk": True, "manages": True, "vouched": True}
    assert reaction.effects == (Say(prompt="shell.help", facts=facts), HINT)
    assert reaction.desk == BUSY


def test_an_unknown_command_stays_where_one_is(shell: Shell) -> None:
    reaction = shell.unknown(BUSY, Unknown(name="hnt", nearest="hint"))

    facts = {"name": "hnt", "nearest": "hint"}
    assert reaction.effects == (Say(prompt="shell.unknown_command", facts=facts), HINT)


def test_the_language_is_switched_at_the_menu(shell: Shell) -> None:
    reaction = command(shell, KNOWN, "language", "English")

    assert reaction.effects[0] == Say(prompt="shell.language_done", facts={"kind": None})
    assert reaction.desk.locale is Locale.EN


def test_the_language_is_switched_in_the_middle_of_a_talk(shell: Shell) -> None:
    reaction = command(shell, BUSY, "language", "en")

    say = Say(prompt="shell.language_done", facts={"kind": Kind.REHEARSAL})
    assert reaction == Reaction(desk=replace(BUSY, locale=Locale.EN), effects=(say, HINT))


def test_a_language_that_is_not_spoken_is_asked_about(shell: Shell) -> None:
    reaction = command(shell, KNOWN, "language", "français")

    assert reaction.effects[0] == Say(prompt="shell.language_ask", facts={"name": "français"})
    assert choices(reaction) == ("language:zh-CN", "language:en")


def test_asked_for_the_language_one_may_answer_by_its_name(shell: Shell) -> None:
    asked = command(shell, KNOWN, "language")
    desk = replace(asked.desk, offer=offered(asked.effects))

    assert words(shell, desk, "英文").desk.locale is Locale.EN
    assert shell.press(desk, "language:en").desk.locale is Locale.EN


def test_a_talk_that_cannot_be_had_any_more_is_cleared_away(shell: Shell) -> None:
    reaction = shell.mislaid(replace(BUSY, parked=(LIST, WANG)))

    assert said(reaction) == ["shell.gone"]
    assert (reaction.desk.talk, reaction.desk.parked) == (None, (LIST,))


def test_a_playbook_that_cannot_be_had_leaves_the_desk_alone(shell: Shell) -> None:
    assert shell.mislaid(WAITING).desk == WAITING
