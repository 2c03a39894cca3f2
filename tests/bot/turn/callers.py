"""People of every standing who write to a service in memory, and the codes they bring."""

from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from bot.access import Role, hashed
from bot.inbox import Writer
from bot.messages import Address, Candidate, Inbound, Message
from bot.store.memory import MemoryStore
from bot.store.rows import PassKind, PassRow, PersonRow, Publication, Rows
from coach.vocabulary import Kind, Locale
from tests.bot.commands.desks import NOON
from tests.bot.shelves import WANG, library

TEAM = "华东"
CODES = {name: f"{name:-<22}" for name in ("invite", "other", "link")}
#: Nobody ever made a pass for this one.
UNKNOWN = "nobody-made-this-one-x"


def at(user: str, namespace: str = "telegram") -> Address:
    return Address(namespace=namespace, user=user)


class Caller:
    """Somebody at one address; each message gets the next id, at the time he is given."""

    def __init__(self, writer: Writer, address: Address, name: str = "") -> None:
        self.address = address
        self.now = NOON
        self.writer = writer
        self._name = name
        self._sent = 0

    def sends(self, **fields: object) -> tuple[Message, ...]:
        """The replies to a message of these fields."""
        return self.again(self.message(**fields))

    def again(self, inbound: Inbound) -> tuple[Message, ...]:
        """The replies to just this message."""
        return self.writer.submit(inbound).result(10)

    def message(self, **fields: object) -> Inbound:
        """His next message."""
        self._sent += 1
        name = f"{self.address.user}/{self._sent}"
        known = {
            "address": self.address,
            "message_id": name,
            "digest": sha256(name.encode()).hexdigest(),
            "at": self.now,
            "name": self._name,
        }
        return Inbound(**{**known, **fields})  # type: ignore[arg-type]

    def says(self, text: str) -> str:
        """What he is told when he says this; empty for silence."""
        return line_of(self.sends(text=text))

    def presses(self, choice: str) -> str:
        """What he is told when he presses this."""
        return line_of(self.sends(choice=choice))

    def gives(self, source: str) -> str:
        """What he is told when he sends this playbook."""
        return line_of(self.sends(candidate=candidate(source)))

    def waits(self, seconds: float) -> None:
        """Some time goes by."""
        self.now += timedelta(seconds=seconds)


def line_of(messages: tuple[Message, ...]) -> str:
    return "\n".join(each.text for each in messages)


def candidate(source: str) -> Candidate:
    fields = dict(each.split(": ", 1) for each in source.splitlines()[:6])
    return Candidate(
        source=source.encode(),
        locale=Locale(fields["locale"]),
        playbook=fields["id"],
        kind=Kind(fields["kind"]),
        title=fields["title"],
    )


def version(number: int) -> str:
    """A playbook that differs from the built-in one of its id by what the customer says first."""
    return WANG.replace("坐吧。", f"第{number}版坐吧。").replace("初访仓库王姐", f"王姐{number}")


#: A playbook of the team's own.
OURS = version(1).replace("id: wang", "id: ours").replace("who: 王姐", "who: 钱总")


def row_at(store: MemoryStore, address: Address) -> PersonRow:
    with store.transaction() as transaction:
        return transaction.lock([address])[address]


def member(store: MemoryStore, address: Address, role: Role | None, team: str = TEAM) -> PersonRow:
    """Make whoever writes from here a member, without any code."""
    name = "" if role is None else f"{address.user}姐"
    person = replace(row_at(store, address), role=role, team=team, name=name)
    with store.transaction() as transaction:
        transaction.write(Rows(people={person.id: person}))
    return person


def invite(
    store: MemoryStore,
    role: Role = Role.REP,
    *,
    team: str = TEAM,
    maker: str = "",
    code: str = CODES["invite"],
    name: str = "",
    expires: datetime = NOON + timedelta(days=7),
) -> str:
    """A code that lets somebody in."""
    return _kept(
        store,
        PassRow(
            digest=hashed(code),
            kind=PassKind.INVITE,
            made=NOON,
            expires=expires,
            maker=maker,
            role=role,
            team=team,
            name=name,
        ),
        code,
    )


def link(store: MemoryStore, person: PersonRow | None, code: str = CODES["link"]) -> str:
    """A code that leads to a person, or to nobody at all."""
    row = PassRow(
        digest=hashed(code),
        kind=PassKind.LINK,
        made=NOON,
        expires=NOON + timedelta(minutes=10),
        maker="" if person is None else person.id,
        person=None if person is None else person.id,
    )
    return _kept(store, row, code)


def _kept(store: MemoryStore, row: PassRow, code: str) -> str:
    with store.transaction() as transaction:
        transaction.write(Rows(passes={row.digest: row}))
    return code


def pass_in(store: MemoryStore, code: str) -> PassRow:
    with store.transaction() as transaction:
        row = transaction.pass_of(hashed(code))
    assert row is not None
    return row


def live_in(store: MemoryStore, team: str = TEAM) -> list[Publication]:
    with store.transaction() as transaction:
        return list(transaction.live(team))


def built_in(folder: Path) -> int:
    return len(library(folder).all(Locale.ZH))
