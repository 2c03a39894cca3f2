"""Whole talks on a real database: they survive every restart, and their turns replay."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from bot.inbox import Writer
from bot.messages import Address, Inbound, Message
from bot.store.port import Store, Transaction
from bot.store.rows import SessionRow, Status
from bot.store.sql import open_store
from bot.supplies import library, renderer
from bot.turn.player import Player
from coach import engine
from coach.replay import fold
from coach.vocabulary import Locale

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TALKS = sorted((Path(__file__).parents[1] / "talks").rglob("*.txt"))
LIBRARY = library()
READS = [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in TALKS]


@contextmanager
def serving(url: str) -> Iterator[tuple[Store, Writer]]:
    """The service on a database, from its start to its stop; only the compiled library is kept."""
    player = Player(LIBRARY, renderer(), Locale.ZH)
    with (
        closing(open_store(url)) as store,
        Writer(store, player.play, player.apologise) as writer,
    ):
        yield store, writer


def inbound(talk: Path, number: int, text: str) -> Inbound:
    return Inbound(
        address=Address(namespace="terminal", user=str(talk)),
        message_id=f"{talk}-{number}",
        digest=sha256(text.encode()).hexdigest(),
        at=NOON,
        text=text,
        locale=Locale(talk.parent.name),
    )


def messages_of(talk: Path) -> list[Inbound]:
    lines = talk.read_text("utf-8").splitlines()
    return [inbound(talk, number, text) for number, text in enumerate(["/start", *lines])]


def send(writer: Writer, message: Inbound) -> tuple[Message, ...]:
    return writer.submit(message).result(30)


def sessions_in(transaction: Transaction, talk: Path) -> list[SessionRow]:
    address = messages_of(talk)[0].address
    person = transaction.lock([address])[address].id
    return [row for status in Status for row in transaction.sessions_of(person, status)]


def assert_replays(transaction: Transaction, session: SessionRow) -> None:
    """The stored state is what the stored turns lead to, under the pins of the session."""
    playbook = LIBRARY.pinned(session.pin.playbook, transaction.source)
    turns = transaction.turns(session.id)
    recorded = [(engine.decode_event(turn.event), turn.at) for turn in turns]

    assert [turn.step for turn in turns] == list(range(1, session.step + 1))
    assert fold(playbook, recorded, session.seed) == engine.decode_state(session.state)


@pytest.mark.parametrize("talk", READS)
def test_every_line_of_a_talk_is_answered_briefly(
    talk: Path, migrated_file: Path, tmp_path: Path
) -> None:
    file = shutil.copy(migrated_file, tmp_path / "duilian.db")
    with serving(f"sqlite:///{file}") as (_, writer):
        replies = [send(writer, message) for message in messages_of(talk)]

    assert [len(reply) for reply in replies if not 1 <= len(reply) <= 2] == []


@pytest.mark.parametrize("talk", READS)
def test_a_talk_goes_on_after_a_restart_between_any_two_lines(
    talk: Path, migrated_file: Path, tmp_path: Path
) -> None:
    files = [shutil.copy(migrated_file, tmp_path / name) for name in ("whole.db", "broken.db")]
    with serving(f"sqlite:///{files[0]}") as (_, writer):
        whole = [send(writer, message) for message in messages_of(talk)]

    broken = []
    for message in messages_of(talk):
        with serving(f"sqlite:///{files[1]}") as (_, writer):
            broken.append(send(writer, message))

    assert broken == whole


@pytest.mark.parametrize("talk", READS)
def test_state_equals_replay_with_every_message_sent_three_times(
    talk: Path, database_url: str
) -> None:
    with serving(database_url) as (store, writer):
        for message in messages_of(talk):
            assert send(writer, message) == send(writer, message) == send(writer, message)

        with store.transaction() as transaction:
            sessions = sessions_in(transaction, talk)
            for session in sessions:
                assert_replays(transaction, session)

    assert sessions
