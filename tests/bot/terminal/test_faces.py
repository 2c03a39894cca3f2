"""What a person, or a program, sees."""

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from bot.messages import Attachment, Button, Message
from bot.terminal.faces import Face, JsonFace, Names, PlainFace, PrettyFace, buttons, clean
from coach.vocabulary import Locale, Speaker
from tests.bot.pictures.drawings import NEEDS
from tests.bot.shelves import renderer

CUSTOMER = Message(speaker=Speaker.CUSTOMER, text="坐吧。", rule="greets", locale=Locale.ZH)
COACH = Message(
    speaker=Speaker.COACH,
    text="先开场。\n谁介绍的？",
    choices=(Button(id="hint", label="提示"), Button(id="stop", label="不练了")),
    locale=Locale.ZH,
)
NAMES = Names(renderer(), Locale.ZH)


@pytest.fixture
def out() -> io.StringIO:
    return io.StringIO()


def test_plain_bubbles_stand_beside_the_names(out: io.StringIO) -> None:
    PlainFace(out, NAMES).show(1, (CUSTOMER, COACH))

    assert out.getvalue() == (
        "客户  坐吧。\n陪练  先开场。\n      谁介绍的？\n      [1 提示] [2 不练了]\n\n"
    )


def test_names_are_in_the_language_of_the_bubble(out: io.StringIO) -> None:
    english = Message(speaker=Speaker.COACH, text="Hello.\n\nWell?", locale=Locale.EN)

    PlainFace(out, NAMES).show(1, (english,))

    assert out.getvalue() == "Coach     Hello.\n\n          Well?\n\n"


def test_a_bubble_of_no_language_has_names_in_that_of_the_terminal(out: io.StringIO) -> None:
    PlainFace(out, NAMES).show(1, (Message(speaker=Speaker.COACH, text="…"),))

    assert out.getvalue() == "陪练  …\n\n"


def test_choices_that_no_number_picks_have_none() -> None:
    message = Message(speaker=Speaker.COACH, text="", choices=COACH.choices, numbered=False)

    assert buttons(message) == ("[提示] [不练了]",)


def test_json_is_one_object_a_bubble(out: io.StringIO) -> None:
    sheet = Message(
        speaker=Speaker.COACH, text="好了", attachment=Attachment(name="a.md", text="# 单子\n")
    )

    JsonFace(out).show(3, (CUSTOMER, COACH, sheet))

    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {
            "in_reply_to": 3,
            "text": "坐吧。",
            "choices": [],
            "speaker": "customer",
            "rule": "greets",
        },
        {
            "in_reply_to": 3,
            "text": "先开场。\n谁介绍的？",
            "choices": [{"id": "hint", "label": "提示"}, {"id": "stop", "label": "不练了"}],
            "speaker": "coach",
            "rule": None,
        },
        {
            "in_reply_to": 3,
            "text": "好了",
            "choices": [],
            "speaker": "coach",
            "rule": None,
            "attachment": {"name": "a.md", "text": "# 单子\n"},
        },
    ]


def test_a_picture_is_words_to_people_and_data_to_programs(out: io.StringIO) -> None:
    drawn = Message(speaker=Speaker.COACH, text=NEEDS.told, picture=NEEDS)

    PlainFace(out, NAMES).show(1, (drawn,))
    JsonFace(out).show(1, (drawn,))

    shown, line = out.getvalue().rsplit("\n\n", 1)
    assert shown == "陪练  需求图\n      换产洗喷头 ✓"
    told = json.loads(line)["picture"]
    assert sorted(told) == ["bars", "description", "name", "strips", "title"]
    assert (told["title"], told["bars"][2]["share"]) == (NEEDS.title, 56)


def test_a_saved_file_is_named_to_people_only(out: io.StringIO) -> None:
    console = Console(file=out, width=20)
    faces: tuple[Face, ...] = (PlainFace(out, NAMES), PrettyFace(console, NAMES), JsonFace(out))

    for face in faces:
        face.saved(Path("/tmp/a-name-longer-than-the-window.md"))  # noqa: S108 -- never opened

    assert out.getvalue() == "→ /tmp/a-name-longer-than-the-window.md\n\n" * 2


def test_pretty_bubbles_are_wrapped_to_the_window_by_the_width_of_their_letters(
    out: io.StringIO,
) -> None:
    console = Console(file=out, width=20)
    wide = Message(speaker=Speaker.COACH, text="一二三四五六七八九十", locale=Locale.ZH)

    PrettyFace(console, NAMES).show(1, (wide,))

    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    assert lines == ["陪练  一二三四五六七", "      八九十", ""]


def test_pretty_bubbles_have_their_choices_below(out: io.StringIO) -> None:
    PrettyFace(Console(file=out, width=60), NAMES).show(1, (COACH,))

    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    assert lines == ["陪练  先开场。", "      谁介绍的？", "      [1 提示] [2 不练了]", ""]


def test_words_cannot_command_the_terminal() -> None:
    assert clean("a\x1b[31m红\x9b2J\x07\tb\nc") == "a[31m红2J\tb\nc"
