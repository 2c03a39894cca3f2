"""A talk line by line, as a pipe has it."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest

from bot.errors import Busy
from bot.inbox import Writer
from bot.messages import Attachment, Message
from bot.store.memory import MemoryStore
from bot.terminal.chat import Chatter, answer, chat, save
from bot.terminal.lines import piped
from bot.world import World
from coach.vocabulary import Locale
from tests.bot.shelves import renderer
from tests.bot.visitor import choice_ids, player_of, world_of
from tests.bot.web.test_webhook import FullWriter

LI = Chatter(user="li", locale=Locale.ZH, asked=None, files=None)
SHEET = Attachment(name="拜访单.md", text="# 单子\n")


class ListFace:
    """A face that keeps what it was shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, tuple[Message, ...]]] = []
        self.files: list[Path] = []

    def show(self, number: int, messages: Sequence[Message]) -> None:
        self.shown.append((number, tuple(messages)))

    def saved(self, path: Path) -> None:
        self.files.append(path)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    store, player = MemoryStore(), player_of(tmp_path / "playbooks")
    with Writer(store, player.play, player.apologise) as writer:
        yield world_of(store, writer)


def test_every_line_gets_a_reply_a_blank_one_too(world: World) -> None:
    face = ListFace()

    chat(world, LI, ["", "练拜访", "王姐", "1", "一天多少单？", "   ", "/nonsense"], face)

    assert [number for number, _ in face.shown] == list(range(8))
    assert all(messages for _, messages in face.shown)
    assert all(len(messages) <= 2 for _, messages in face.shown)


def test_no_line_at_all_is_a_greeting(world: World) -> None:
    face = ListFace()

    chat(world, LI, [], face)

    ((number, messages),) = face.shown
    assert (number, choice_ids(messages)) == (0, ("practice", "drill", "prep"))


def test_the_language_asked_for_is_spoken_to_whom_we_know_too(world: World) -> None:
    face = ListFace()
    english = Chatter(user="li", locale=Locale.EN, asked=Locale.EN, files=None)

    chat(world, LI, [], face)
    chat(world, english, [], face)

    assert [messages[0].locale for _, messages in face.shown] == [Locale.ZH, Locale.EN]


def test_two_users_have_two_desks(world: World) -> None:
    face = ListFace()
    han = Chatter(user="han", locale=Locale.ZH, asked=None, files=None)

    chat(world, LI, ["练拜访", "王姐", "1"], face)
    chat(world, han, [], face)

    assert choice_ids(face.shown[-1][1]) == ("practice", "drill", "prep")


def test_a_finished_sheet_is_put_into_a_file(world: World, tmp_path: Path) -> None:
    face = ListFace()
    chatter = Chatter(user="li", locale=Locale.ZH, asked=None, files=tmp_path / "files")

    chat(world, chatter, ["/prep", "赵厂长", "看一遍旧线", "出单子"], face)

    (path,) = face.files
    assert path.parent == tmp_path / "files"
    assert "赵厂长" in path.read_text(encoding="utf-8")


def test_a_finished_sheet_that_cannot_be_put_anywhere_is_still_shown(
    world: World, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("")
    face = ListFace()
    chatter = Chatter(user="li", locale=Locale.ZH, asked=None, files=tmp_path / "taken")

    chat(world, chatter, ["/prep", "赵厂长", "看一遍旧线", "出单子"], face)

    assert face.files == []
    assert any(message.attachment for _, messages in face.shown for message in messages)


def test_trouble_is_a_reply_like_any_other() -> None:
    writer = FullWriter(Busy(waiting=9))

    (message,) = answer(world_of(MemoryStore(), writer), LI, "你好")

    assert message.text == renderer().text("errors.busy", Locale.ZH, {"waiting": 9})


def test_files_of_one_name_stand_beside_each_other(tmp_path: Path) -> None:
    paths = [save(tmp_path / "files", SHEET) for _ in range(3)]

    assert paths == [
        tmp_path / "files" / name for name in ("拜访单.md", "拜访单-2.md", "拜访单-3.md")
    ]


def test_a_file_stays_in_its_folder(tmp_path: Path) -> None:
    path = save(tmp_path, Attachment(name="../../etc/passwd", text=""))

    assert path == tmp_path / "passwd"


def test_where_nothing_can_be_written_the_talk_goes_on(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")

    assert save(tmp_path / "taken", SHEET) is None


def test_lines_of_a_pipe_are_read_whatever_their_bytes() -> None:
    stream = BytesIO(b"\xef\xbb\xbf\xe6\x97\xa9\r\n\n\xff\xfe\na\x0bb\xe2\x80\xa8c\nlast")

    assert list(piped(stream)) == ["早", "", "��", "a\x0bb\u2028c", "last"]
