"""What a person sends is a command, a press, or words."""

import pytest

from bot.commands.aliases import SHELL, TALK, intent
from bot.commands.understand import Command, Intent, Press, Unknown, Words, folded, understand
from bot.messages import Button

BUTTONS = (
    Button(id="open:wang", label="王姐"),
    Button(id="again", label="🔁 再来一遍"),
    Button(id="model", label="“标准”答案"),
    Button(id="deeper", label="再说细点（扣 2 分）"),
)


def read(text: str, *, numbered: bool = True) -> Intent:
    return understand(text, BUTTONS, numbered=numbered)


@pytest.mark.parametrize("name", SHELL)
def test_a_slash_and_a_name_is_a_command(name: str) -> None:
    assert read(f"/{name}") == Command(name=name)
    assert read(f" ／{name.upper()} ") == Command(name=name)


@pytest.mark.parametrize("name", TALK)
def test_what_is_asked_of_a_talk_is_a_press(name: str) -> None:
    assert read(f"/{name}") == Press(choice=name)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/language en", Command(name="language", argument="en")),
        ("/语言  英文 ", Command(name="language", argument="英文")),
        ("/practice@duilian_bot 王姐", Command(name="practice", argument="王姐")),
        ("/菜单", Command(name="menu")),
        ("菜单", Command(name="menu")),
        ("帮助。", Command(name="help")),
        ("Cancel", Command(name="cancel")),
        ("不练了！", Command(name="cancel")),
        ("练接拒绝", Command(name="drill")),
        ("Prepare a visit", Command(name="prep")),
        ("提示", Press(choice="hint")),
        ("/凭什么", Press(choice="why")),
    ],
)
def test_commands_have_names_in_both_languages(text: str, command: Intent) -> None:
    assert read(text) == command


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("/helpp", Unknown(name="helpp", nearest="help")),
        ("/hints", Unknown(name="hints", nearest="hint")),
        ("/天气", Unknown(name="天气", nearest=None)),
    ],
)
def test_a_slash_before_anything_else_is_an_unknown_command(text: str, unknown: Unknown) -> None:
    assert read(text) == unknown


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("王姐", "open:wang"),
        (" 王姐。", "open:wang"),
        ("1 王姐", "open:wang"),
        ("1. 王姐", "open:wang"),
        ("再来一遍", "again"),
        ("🔁 再来一遍", "again"),
        ("/again", "again"),
        ("/王姐", "open:wang"),
        ("“标准”答案", "model"),
        ("标准答案", "model"),
        ("1", "open:wang"),
        ("２", "again"),
        ("2.", "again"),
        ("第二个", "again"),
        ("选3", "model"),
        ("三", "model"),
        ("No. 3", "model"),
        ("再说细点", "deeper"),
        ("4 再说细点", "deeper"),
        ("再说细点(扣 2 分)", "deeper"),
    ],
)
def test_a_button_is_pressed_by_its_number_or_its_text(text: str, choice: str) -> None:
    assert read(text) == Press(choice=choice)


@pytest.mark.parametrize("text", ["0", "5", "99", "2 王姐", "王姐好", "3天", "十"])
def test_what_fits_no_button_is_words(text: str) -> None:
    assert read(text) == Words(text=text)


@pytest.mark.parametrize(
    ("text", "choice"), [("再来", "again"), ("说细点", "deeper"), ("遍", None)]
)
def test_where_nobody_else_listens_part_of_a_label_is_enough(text: str, choice: str | None) -> None:
    loose = understand(text, BUTTONS, numbered=True, loose=True)

    assert loose == (Words(text=text) if choice is None else Press(choice=choice))
    assert read(text) == Words(text=text)


def test_part_of_two_labels_is_part_of_none() -> None:
    twice = (*BUTTONS, Button(id="other", label="细点"), Button(id="more", label="更细点儿"))

    assert understand("再", twice, numbered=True, loose=True) == Words(text="再")
    assert understand("细点儿", twice, numbered=True, loose=True) == Press(choice="more")


@pytest.mark.parametrize("text", ["1", "第一个"])
def test_a_number_is_words_where_choices_are_not_numbered(text: str) -> None:
    assert read(text, numbered=False) == Words(text=text)


def test_words_keep_what_was_typed() -> None:
    assert read("  您好，ＡＢＣ。") == Words(text="  您好，ＡＢＣ。")


def test_a_label_of_signs_alone_can_still_be_typed() -> None:
    assert understand("→", (Button(id="next", label="→"),), numbered=True) == Press(choice="next")


def test_folding_takes_away_width_case_and_closing_marks() -> None:
    assert folded(" Ｈｅｌｐ！。 ") == "help"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("你是真人吗", "about"),
        ("are you a bot?", "about"),
        ("怎么用", "help"),
        ("what can you do", "help"),
        ("备一下明天的拜访", "prep"),
        ("prepare for tomorrow", "prep"),
        ("我想练接拒绝", "drill"),
        ("objections please", "drill"),
        ("接着昨晚的", "resume"),
        ("continue", "resume"),
        ("练拜访", "practice"),
        ("i want to practise", "practice"),
        ("谢谢，再见", "thanks"),
        ("thanks", "thanks"),
        ("早", "greet"),
        ("早啊", "greet"),
        ("good morning", "greet"),
        ("您好，在吗", "greet"),
        ("早就说了", None),
        ("history", None),
        ("不想练了", "thanks"),
        ("天气不错", None),
    ],
)
def test_at_the_menu_simple_words_are_understood(words: str, name: str | None) -> None:
    assert intent(words) == name
