"""One message as it meets its turn: who writes, what lies before him, what he may do."""

from typing import NamedTuple

import msgspec

from bot.access import Standing, standing
from bot.commands.caller import Caller
from bot.commands.codes import Brought, brought
from bot.commands.desk import Desk, desk_of
from bot.messages import Inbound
from bot.store.port import Transaction
from bot.store.rows import PersonRow
from coach.vocabulary import Locale

#: Where nothing is counted: whoever sits at the machine itself.
UNLIMITED = frozenset({"terminal"})


class Visit(NamedTuple):
    """A message inside its transaction. ``who`` is None for a stranger."""

    transaction: Transaction
    person: PersonRow
    inbound: Inbound
    desk: Desk
    who: Standing | None
    brought: Brought | None

    @property
    def limited(self) -> bool:
        """Whether it is counted how much he does."""
        return self.inbound.address.namespace not in UNLIMITED

    def caller(self, who: Standing) -> Caller:
        """Who asks, with this standing."""
        inbound = self.inbound
        return Caller(standing=who, namespace=inbound.address.namespace, at=inbound.at)


def visit_of(
    transaction: Transaction, person: PersonRow, inbound: Inbound, locale: Locale
) -> Visit:
    """The message as it meets its turn; ``locale`` is for who is new and names none."""
    who = standing(inbound.address, person.role, person.team)
    code = brought(inbound.text, known=who is not None)
    return Visit(transaction, person, inbound, desk_of(person, inbound, locale), who, code)


def with_desk(person: PersonRow, desk: Desk) -> PersonRow:
    """The row of a person with this desk."""
    return msgspec.structs.replace(person, desk=msgspec.json.encode(desk))
