"""Text, buttons and letters as Telegram's limits have them."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.late import fingerprint
from bot.messages import Address, Attachment, Button, Inbound, Message
from bot.supplies import renderer
from bot.telegram.keyboard import MOST_DATA, Key, Pressed, data_of, pressed, rows
from bot.telegram.letters import Letter, Packer
from bot.telegram.text import escape, split, units
from coach.vocabulary import Locale, Speaker
from tests.bot.pictures.drawings import NEEDS
from tests.bot.visitor import NOON

FAMILY = "👨‍👩‍👧"


def test_only_what_means_something_is_escaped() -> None:
    assert escape("""a<b> & "c" 'd'""") == """a&lt;b&gt; &amp; "c" 'd'"""


def test_signs_beyond_the_first_plane_count_twice() -> None:
    assert (units("客户"), units("😀"), units(FAMILY)) == (2, 2, 8)


@pytest.mark.parametrize(
    ("text", "most", "pieces"),
    [
        ("short", 10, ("short",)),
        ("one two three", 8, ("one two", "three")),
        ("第一句。第二句。第三句", 9, ("第一句。第二句。", "第三句")),
        ("para one\n\npara two", 12, ("para one", "para two")),
        ("x" * 10, 4, ("xxxx", "xxxx", "xx")),
        ("😀😀😀", 3, ("😀", "😀", "😀")),
        ("abc" + FAMILY, 9, ("abc", FAMILY)),
        ("abe\u0301", 3, ("ab", "e\u0301")),
    ],
)
def test_text_is_cut_where_it_reads_well(text: str, most: int, pieces: tuple[str, ...]) -> None:
    assert split(text, most) == pieces


@given(st.text(alphabet="ab 。\n😀\u200d\u0301客", max_size=200), st.integers(8, 40))
def test_no_piece_is_too_long_and_no_word_is_lost(text: str, most: int) -> None:
    pieces = split(text, most)

    assert [piece for piece in pieces if units(piece) > most] == []
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_button_carries_its_step_and_what_it_means() -> None:
    assert data_of("begin:guided:wang", 7) == "7:begin:guided:wang"
    assert pressed("7:begin:guided:wang") == Pressed(choice="begin:guided:wang", step=7)


def test_a_long_choice_is_carried_as_its_fingerprint() -> None:
    choice = "option:" + "很长" * 40
    data = data_of(choice, 123_456)

    assert len(data.encode()) <= MOST_DATA
    assert pressed(data) == Pressed(choice=fingerprint(choice), step=123_456)


@pytest.mark.parametrize("data", ["", "menu", ":menu", "1:", "x:menu", "-1:menu", "1" * 30 + ":a"])
def test_strange_data_means_nothing(data: str) -> None:
    assert pressed(data) is None


def test_short_buttons_stand_side_by_side_long_ones_alone() -> None:
    labels = ("提示", "凭什么", "不练了", "分数", "a rather long label here", "ok")
    laid = rows([Key(label=label, data="1:a") for label in labels])

    assert [tuple(key.label for key in row) for row in laid] == [
        ("提示", "凭什么", "不练了"),
        ("分数",),
        ("a rather long label here",),
        ("ok",),
    ]


def letters(*messages: Message, namespace: str = "telegram") -> list[Letter]:
    packer = Packer(renderer(), Locale.ZH)
    address = Address(namespace=namespace, user="1")
    inbound = Inbound(address=address, message_id="m", digest="d", at=NOON)
    return [msgspec.json.decode(body, type=Letter) for body in packer.pack(inbound, messages)]


def coach(text: str, **more: object) -> Message:
    return Message(speaker=Speaker.COACH, text=text, **more)  # type: ignore[arg-type]


def test_nobody_else_s_replies_are_packed() -> None:
    assert letters(coach("a"), namespace="terminal") == []


def test_names_stand_where_two_speak() -> None:
    customer = Message(speaker=Speaker.CUSTOMER, text="坐吧。", locale=Locale.ZH)

    assert letters(coach("a")) == [Letter(text="a")]
    assert letters(customer, coach("b", locale=Locale.EN)) == [
        Letter(name="客户", text="坐吧。"),
        Letter(name="Coach", text="b"),
    ]


def test_buttons_and_file_go_with_the_last_piece() -> None:
    sheet = Attachment(name="sheet.md", text="# 1\n")
    button = (Button(id="menu", label="菜单"),)
    long = coach("a" * 5000, choices=button, step=3)
    filed = coach("b" * 2000, attachment=sheet)

    first, second = letters(long)
    assert (units(first.text), units(second.text)) == (4096, 904)
    assert (first.keys, second.keys) == ((), (Key(label="菜单", data="3:menu"),))
    assert letters(filed) == [Letter(text="b" * 2000), Letter(file=sheet)]
    assert letters(coach("c", attachment=sheet)) == [Letter(text="c", file=sheet)]


def test_a_picture_stands_in_place_of_the_words_that_tell_the_same() -> None:
    alone = coach(NEEDS.told, picture=NEEDS)
    more = coach(f"{NEEDS.told}\n接着练", picture=NEEDS)

    assert letters(alone) == [Letter(text=NEEDS.title, picture=NEEDS)]
    assert letters(more) == [Letter(text="接着练", picture=NEEDS)]
    long = coach("b" * 2000, picture=NEEDS)
    assert letters(long) == [Letter(text="b" * 2000), Letter(picture=NEEDS)]


def test_a_picture_and_a_file_are_two_letters() -> None:
    sheet = Attachment(name="sheet.md", text="# sheet")
    both = coach("words", picture=NEEDS, attachment=sheet)

    assert letters(both) == [Letter(picture=NEEDS), Letter(text="words", file=sheet)]
