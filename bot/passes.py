"""The counter where codes and tokens are handed out, beside the turns, known by digest alone."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Lock

from msgspec.structs import replace

from bot.access import VOUCHED, Role, Standing, hashed, standing
from bot.clock import Clock
from bot.errors import LabelTaken, NoSuchMember, NoSuchToken, TeamMissing
from bot.handout import Ask, Handout, guest, named
from bot.messages import Address, Inbound, Message
from bot.store.port import Store, Transaction
from bot.store.rows import PassKind, PassRow, PersonRow, Rows

#: How long an invitation is good, unless somebody says otherwise; how long a link is.
INVITE_LIFE, LINK_LIFE = timedelta(days=7), timedelta(minutes=10)
#: The namespace of programs that come in by a token.
API = "api"
#: The first characters of a token, so that one is known for what it is wherever it turns up.
TOKEN_MARK = "dl_"  # noqa: S105 -- a mark, no secret
#: The most codes that one person is handed within the span.
MOST_CODES, SPAN = 20, timedelta(hours=1)


class Counter:
    """Hands out what opens a door, takes it back, knows who came in."""

    def __init__(
        self, store: Store, clock: Clock, new_code: Callable[[], str], handout: Handout
    ) -> None:
        self.handout = handout
        self._store = store
        self._clock = clock
        self._new_code = new_code
        self._lately: dict[str, tuple[datetime, ...]] = {}
        self._counting = Lock()

    def invite(
        self,
        role: Role,
        team: str,
        *,
        maker: str = "",
        expires: timedelta = INVITE_LIFE,
        name: str = "",
    ) -> str:
        """A code that makes whoever brings it first a member; no ``maker``: the operator.

        Raises TeamMissing for any role but the owner's, whose team is the house.
        """
        return self._issue(
            lambda digest, at: PassRow(
                digest=digest,
                kind=PassKind.INVITE,
                made=at,
                expires=at + expires,
                maker=maker,
                role=role,
                team=_of_its_own(role, team),
                name=named(name),
            )
        )

    def link(self, person: PersonRow) -> str:
        """A code that leads one more address to this person, within ten minutes.

        Who is vouched for where he writes becomes a member of that standing: elsewhere nobody
        vouches for him.
        """
        vouched = VOUCHED.get(person.address.namespace)
        if vouched is not None and person.role is None:
            self._change(person.address, vouched, person.name)
        return self._issue(
            lambda digest, at: PassRow(
                digest=digest,
                kind=PassKind.LINK,
                made=at,
                expires=at + LINK_LIFE,
                maker=person.id,
                person=person.id,
            )
        )

    def token(self, label: str, role: Role, team: str) -> str:
        """The secret of a new member that is a program. Raises LabelTaken or TeamMissing."""
        name = named(label)
        if any(each.name == name for each in self.tokens()):
            raise LabelTaken(label=name)
        secret = TOKEN_MARK + self._new_code()
        address = Address(namespace=API, user=hashed(secret))
        self._change(address, Standing(role=role, team=_of_its_own(role, team)), name)
        return secret

    def tokens(self) -> tuple[PersonRow, ...]:
        """The programs that may come in, by name."""
        return tuple(each for each in self.members(None) if self._is_program(each))

    def revoke(self, label: str) -> PersonRow:
        """Shut out the program of this label, or id. Raises NoSuchToken."""
        for each in self.tokens():
            if label in (each.name, each.id):
                return self._shut_out(each)
        raise NoSuchToken(label=label)

    def dismiss(self, prefix: str, team: str | None = None) -> PersonRow:
        """Shut out the one member whose id begins so; with a team, only a rep of that team.

        All his addresses, cookies and tokens are a stranger's from then on. Raises NoSuchMember.
        """
        found = [each for each in self.members(team) if each.id.startswith(prefix)]
        if team is not None:
            found = [each for each in found if each.role is Role.REP]
        if not prefix or len(found) != 1:
            raise NoSuchMember(id=prefix, found=len(found) if prefix else 0)
        return self._shut_out(found[0])

    def members(self, team: str | None) -> Sequence[PersonRow]:
        """Those who may come in, by name: of one team, or all."""
        with self._store.reader() as reader:
            return reader.people(team)

    def addresses(self, person: PersonRow) -> Sequence[Address]:
        """Where a person is reached."""
        with self._store.reader() as reader:
            return reader.addresses(person.id)

    def reply(self, inbound: Inbound) -> tuple[Message, ...] | None:
        """As ``answer``, for who knows nothing of the person yet."""
        if self.handout.wish(inbound.text) is None:
            return None
        with self._store.reader() as reader:
            person = reader.person(inbound.address)
        if person is None and inbound.address.namespace in VOUCHED:
            with self._store.transaction() as transaction:
                person = transaction.lock([inbound.address])[inbound.address]
        return None if person is None else self.answer(inbound, person)

    def answer(self, inbound: Inbound, person: PersonRow) -> tuple[Message, ...] | None:
        """The reply that carries a code, to be shown at once and kept nowhere.

        None for whatever asks for no code, and for strangers: that is a turn like any other.
        """
        asked = self.handout.wish(inbound.text)
        held = standing(inbound.address, person.role, person.team)
        if asked is None or held is None:
            return None
        if not self._may(person.id):
            return self.handout.said("enough", inbound, person, {})
        if asked.ask is Ask.INVITE:
            return self._invited(inbound, person, held, asked.argument)
        facts = self.handout.doors(self.link(person))
        return self.handout.said(asked.ask, inbound, person, facts)

    def _invited(
        self, inbound: Inbound, person: PersonRow, held: Standing, argument: str
    ) -> tuple[Message, ...]:
        said = self.handout.said
        if not held.manages:
            return said("invite_not_yours", inbound, person, {})
        wanted = guest(argument)
        role, team, name = Role.REP, held.team, named(argument)
        if wanted is not None:
            role, team, name = wanted.role, wanted.team, wanted.name
        if held.role is Role.OWNER and wanted is None:
            return said("invite_how", inbound, person, {})
        if held.role is Role.MANAGER and (role is not Role.REP or team != held.team):
            return said("invite_own_team", inbound, person, {"team": held.team})
        # Who is vouched for by the machine has no standing of his own that could be lost.
        maker = "" if inbound.address.namespace in VOUCHED else person.id
        until = self._clock() + INVITE_LIFE
        code = self.invite(role, team, maker=maker, name=name)
        return said("invited", inbound, person, self.handout.invitation(code, role, team, until))

    def _may(self, person: str) -> bool:
        """Whether he may have one more code now; counts it when he may."""
        at = self._clock()
        with self._counting:
            lately = tuple(each for each in self._lately.get(person, ()) if at - each < SPAN)
            if len(lately) >= MOST_CODES:
                return False
            self._lately[person] = (*lately, at)
            return True

    def _issue(self, made: Callable[[str, datetime], PassRow]) -> str:
        code = self._new_code()
        row = made(hashed(code), self._clock())
        with self._store.transaction() as transaction:
            transaction.write(Rows(passes={row.digest: row}))
        return code

    def _change(self, address: Address, held: Standing | None, name: str) -> PersonRow:
        with self._store.transaction() as transaction:
            return _changed(transaction, address, held, name)

    def _shut_out(self, person: PersonRow) -> PersonRow:
        return self._change(self.addresses(person)[0], None, person.name)

    def _is_program(self, person: PersonRow) -> bool:
        return any(each.namespace == API for each in self.addresses(person))


def _of_its_own(role: Role, team: str) -> str:
    """The team of a new member. Raises TeamMissing."""
    found = "" if role is Role.OWNER else named(team)
    if not found and role is not Role.OWNER:
        raise TeamMissing(role=role)
    return found


def _changed(
    transaction: Transaction, address: Address, held: Standing | None, name: str
) -> PersonRow:
    found = transaction.lock([address])[address]
    role, team = (None, "") if held is None else (held.role, held.team)
    person = replace(found, role=role, team=team, name=name)
    transaction.write(Rows(people={person.id: person}))
    return person
