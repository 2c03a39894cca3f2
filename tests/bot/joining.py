"""A tiny game about doors: whoever says "join NAME" is led there, "open CODE" spends a pass."""

from datetime import timedelta

from msgspec.structs import replace

from bot.access import Role
from bot.messages import Address, Inbound, Message
from bot.store.port import Store, Transaction
from bot.store.rows import (
    AddressRow,
    PassKind,
    PassRow,
    PersonRow,
    Played,
    Publication,
    Rows,
    person_id,
)
from coach.vocabulary import Kind, Locale, Speaker
from tests.bot.talks import NOON


def at(user: str) -> Address:
    return Address(namespace="telegram", user=user)


def says(user: str, number: int, text: str) -> Inbound:
    name = f"{user}{number}"
    return Inbound(address=at(user), message_id=name, digest="d", at=NOON, text=text)


def play(transaction: Transaction, person: PersonRow, inbound: Inbound) -> Played:
    """Whoever is reached writes down, one after another, what was said to him."""
    word, _, rest = (inbound.text or "").partition(" ")
    match word:
        case "join":
            return _joined(transaction, person, inbound, rest)
        case "open":
            return _opened(transaction, person, inbound, rest)
        case "publish":
            return _published(transaction, person, inbound)
        case _:
            return _said(person, inbound, "ok")


def _said(person: PersonRow, inbound: Inbound, answer: str) -> Played:
    said = inbound.text or ""
    return Played(
        person=replace(person, desk=person.desk + said.encode() + b";"),
        messages=(Message(speaker=Speaker.COACH, text=answer),),
        said=said,
    )


def _joined(transaction: Transaction, person: PersonRow, inbound: Inbound, user: str) -> Played:
    other = transaction.another(person_id(at(user)))
    if other is None:
        return _said(person, inbound, "later")
    row = AddressRow(address=inbound.address, person=other.id, since=inbound.at)
    return replace(_said(other, inbound, "joined"), joined=row)


def _opened(transaction: Transaction, person: PersonRow, inbound: Inbound, code: str) -> Played:
    row = transaction.pass_of(code)
    if row is None or row.spent is not None:
        return _said(person, inbound, "shut")
    spent = replace(row, spent=inbound.at, spender=person.id)
    member = replace(person, role=row.role, team=row.team)
    return replace(_said(member, inbound, "in"), passes=(spent,))


def _published(transaction: Transaction, person: PersonRow, inbound: Inbound) -> Played:
    before = transaction.latest("", Locale.ZH, "refusals")
    row = Publication(
        team="",
        locale=Locale.ZH,
        playbook="refusals",
        version=1 if before is None else before.version + 1,
        digest="a" * 64,
        kind=Kind.DRILL,
        title="接拒绝",
        author=person.id,
        name="",
        at=inbound.at,
    )
    played = _said(person, inbound, str(row.version))
    return replace(played, publications=(row,), sources=(("a" * 64, b"a"),))


def issue(store: Store, *codes: str) -> None:
    """Invitations, each known by its code itself."""
    rows = {
        code: PassRow(
            digest=code,
            kind=PassKind.INVITE,
            made=NOON,
            expires=NOON + timedelta(days=7),
            role=Role.REP,
            team="华东",
        )
        for code in codes
    }
    with store.transaction() as transaction:
        transaction.write(Rows(passes=rows))


def told(store: Store, user: str) -> list[tuple[int, str]]:
    """The numbers of whoever is reached at an address, and what was said under each."""
    with store.reader() as reader:
        person = reader.person(at(user))
        assert person is not None
        shown = reader.exchanges(person.id, 0, 10_000)
        assert person.exchanges == len(shown)
        assert person.desk == b"".join(each.said.encode() + b";" for each in shown)
    return [(each.number, each.said) for each in shown]
