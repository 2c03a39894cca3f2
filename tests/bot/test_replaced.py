"""A talk goes on as if nothing had been: a week later, by a new program, under what it began by."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from bot.assets import folder
from bot.commands.desk import read_desk
from bot.inbox import Writer
from bot.library import Library
from bot.messages import Address, Candidate, Inbound, Message
from bot.orders.proving import Answer, prove
from bot.receipts import Notary
from bot.store.port import Store
from bot.store.rows import SessionRow
from bot.store.sql import open_store
from bot.supplies import simplifier
from bot.turn.player import Player
from coach import engine
from coach.vocabulary import Kind, Locale, Speaker
from tests.bot.receipted import OURS, books, lines_of
from tests.bot.shelves import ASKS, renderer

# The same ways many times over: other tests count their lines.
pytestmark = pytest.mark.no_cover

House = tuple[str | None, str | None]

LI = Address(namespace="terminal", user="li")
BOSS = Address(namespace="terminal", user="boss")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
A_WEEK_ON = NOON + timedelta(days=7, minutes=3)
NAME = "expense-first-visit"
BUILT_IN = (folder("playbooks") / "zh-CN" / f"{NAME}.yaml").read_text("utf-8")
#: What was published before the talk, and what was published, or built in, instead of it.
BEFORE = BUILT_IN.replace("greets: 坐。", "greets: 坐这儿。")
AFTER = BEFORE.replace("坐这儿。", "换人了。").replace("says: 三个审核会计", "says: 没人审")
LINES = lines_of("finance-good", Locale.ZH)
TALK = LINES[LINES.index("自己来") + 1 :]
#: The service stops after so many lines of the talk.
STOPS = 5
#: All that is sent; who comes back asks where he was, and at the end for all there is.
SENT = ["begin", *TALK[:STOPS], "/start", "/why", *TALK[STOPS:], "/why", "/score"]
#: A line that the old rules understand and the new ones do not.
ASKED = 2
#: What the house is given before the talk and a week later; the built-in one is replaced as well.
REPLACED = pytest.mark.parametrize(
    "house", [(BEFORE, AFTER), (None, None)], ids=["published", "built-in"]
)
SMALL = {"rules/asks.yaml": ASKS, "zh-CN/expense.yaml": AFTER}


@pytest.fixture
def replaced(tmp_path: Path) -> Library:
    """The library of a program that reads by other rules, with another playbook of the name."""
    for name, text in SMALL.items():
        path = tmp_path / "program" / name
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return Library(tmp_path / "program", simplifier())


class Service:
    """A running service, and what is sent to it."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self.store = store
        self._writer = writer

    def answers(self, texts: Sequence[str], at: datetime, first: int) -> list[tuple[Message, ...]]:
        """The replies to these lines, which are his messages from that number on."""
        return [self.told(text, at, number) for number, text in enumerate(texts, first)]

    def told(self, text: str, at: datetime, number: int) -> tuple[Message, ...]:
        """The replies to his message of this number; "begin" sets out into the playbook."""
        if text == "begin":
            return self.replies(LI, f"li/{number}", at, choice=f"begin:free:{NAME}")
        return self.replies(LI, f"li/{number}", at, text=text)

    def gets(self, source: str | None, at: datetime) -> None:
        """The house is given this playbook, if any."""
        if source is None:
            return
        candidate = Candidate(
            source=source.encode(),
            locale=Locale.ZH,
            playbook=NAME,
            kind=Kind.REHEARSAL,
            title="初访",
        )
        digest = sha256(source.encode()).hexdigest()
        self.replies(BOSS, f"boss/{digest}", at, candidate=candidate)

    def receipt(self, at: datetime) -> bytes:
        """The receipt of the talk that is over."""
        attachment = self.replies(LI, "li/receipt", at, text="/receipt")[-1].attachment
        assert attachment is not None
        return attachment.text.encode()

    def replies(
        self, who: Address, name: str, at: datetime, **fields: object
    ) -> tuple[Message, ...]:
        """The replies to one message."""
        inbound = Inbound(
            address=who,
            message_id=name,
            digest=sha256(name.encode()).hexdigest(),
            at=at,
            locale=Locale.ZH,
            **fields,  # type: ignore[arg-type]
        )
        return self._writer.submit(inbound).result(30)

    def session(self) -> SessionRow:
        """The session that lies on his table."""
        with self.store.transaction() as transaction:
            desk = read_desk(transaction.lock([LI])[LI])
            assert desk is not None
            assert desk.talk is not None
            row = transaction.session(desk.talk.session)
        assert row is not None
        return row


@contextmanager
def serving(url: str, library: Library) -> Iterator[Service]:
    """The service on a database, by what one program brings along."""
    player = Player(library, renderer(), Locale.ZH, Notary(library, lambda: OURS))
    with (
        closing(open_store(url)) as store,
        Writer(store, player.play, player.apologise) as writer,
    ):
        yield Service(store, writer)


def never_stopped(url: str, given: str | None) -> tuple[list[tuple[Message, ...]], SessionRow]:
    """The whole talk by the old program at one time, and the session at its end."""
    with serving(url, books()) as service:
        service.gets(given, NOON)
        return service.answers(SENT, NOON, 0), service.session()


def same(row: SessionRow) -> tuple[object, ...]:
    """All of a session that no clock may change."""
    return (row.id, row.seed, row.pin, row.state, row.step, row.status, row.score, row.outcome)


def pins_of(row: SessionRow) -> tuple[str, str, str]:
    return (row.pin.engine, row.pin.rules, row.pin.playbook)


def pins(library: Library, source: str) -> tuple[str, str, str]:
    digest = sha256(source.encode()).hexdigest()
    return (engine.ENGINE_VERSION, library.rules_digest, digest)


def heard(messages: tuple[Message, ...]) -> str:
    """What the customer says."""
    return next(each.text for each in messages if each.speaker is Speaker.CUSTOMER)


@REPLACED
def test_a_talk_goes_on_by_what_it_began_by_after_everything_was_replaced(
    house: House, database_url: str, migrated_file: Path, tmp_path: Path, replaced: Library
) -> None:
    given, instead = house
    undisturbed = shutil.copy(migrated_file, tmp_path / "undisturbed.db")
    whole, expected = never_stopped(f"sqlite:///{undisturbed}", given)

    with serving(database_url, books()) as old:
        old.gets(given, NOON)
        broken = old.answers(SENT[: STOPS + 1], NOON, 0)
        kept = old.session()
    with serving(database_url, replaced) as new:
        new.gets(instead, A_WEEK_ON)
        assert new.session() == kept
        broken += new.answers(SENT[STOPS + 1 :], A_WEEK_ON, STOPS + 1)
        ended = new.session()
        proof = prove(new.receipt(A_WEEK_ON), replaced, OURS.public)

    assert broken == whole
    assert pins_of(ended) == pins_of(kept) == pins(books(), given or BUILT_IN)
    assert same(ended) == same(expected)
    assert (proof.recomputes, proof.authentic, proof.wrong) == (Answer.YES, Answer.YES, ())


@REPLACED
def test_a_talk_that_begins_then_is_held_by_what_is_new_and_a_retry_by_what_was_old(
    house: House, database_url: str, replaced: Library
) -> None:
    given, instead = house
    with serving(database_url, books()) as old:
        old.gets(given, NOON)
        before = old.answers(SENT, NOON, 0)
    with serving(database_url, replaced) as new:
        new.gets(instead, A_WEEK_ON)
        new.told("/retry 2", A_WEEK_ON, len(SENT))
        again = new.told(SENT[ASKED], A_WEEK_ON, len(SENT) + 1)
        branch = new.session()
        greets, _, misread = new.answers(SENT[: ASKED + 1], A_WEEK_ON, len(SENT) + 2)
        begun = new.session()

    assert pins_of(branch) == pins(books(), given or BUILT_IN)
    assert heard(again) == heard(before[ASKED])
    assert pins_of(begun) == pins(replaced, AFTER)
    assert heard(greets).startswith("换人了。")
    assert heard(misread) != heard(before[ASKED])
