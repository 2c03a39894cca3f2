"""Who may do what: roles, teams, and the standing they give."""

from enum import StrEnum
from hashlib import sha256

import msgspec

from bot.messages import Address


class Role(StrEnum):
    """The operator, who publishes for the whole house; who writes playbooks; who practises."""

    OWNER = "owner"
    MANAGER = "manager"
    REP = "rep"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a person is to us; an empty ``team`` is the house."""

    role: Role
    team: str = ""

    @property
    def manages(self) -> bool:
        """Whether he publishes playbooks, invites reps and sees who is in his team."""
        return self.role is not Role.REP

    @property
    def gives_to(self) -> str:
        """The team that practises what he publishes: the house for the owner."""
        return "" if self.role is Role.OWNER else self.team

    def outranks(self, other: "Standing") -> bool:
        """Whether he may do more than the other."""
        return _RANKS[self.role] > _RANKS[other.role]

    def may_invite(self, role: Role, team: str) -> bool:
        """Whether a pass of his lets somebody into this team as this."""
        if self.role is Role.OWNER:
            return True
        return self.manages and role is not Role.OWNER and team == self.team


_RANKS = {Role.REP: 0, Role.MANAGER: 1, Role.OWNER: 2}


#: Namespaces whose people somebody else vouches for: who sits at the machine itself is its
#: operator, and who holds the webhook's secret answers for those he speaks for.
VOUCHED = {
    "terminal": Standing(role=Role.OWNER),
    "webhook": Standing(role=Role.REP),
}


def standing(address: Address, role: Role | None, team: str) -> Standing | None:
    """What whoever writes from an address is to us, given his own role; None: a stranger."""
    vouched = VOUCHED.get(address.namespace)
    if vouched is not None:
        return vouched
    return None if role is None else Standing(role=role, team=team)


def hashed(secret: str) -> str:
    """The SHA-256 of a secret, hex: all that is ever kept of it."""
    return sha256(secret.encode(errors="replace")).hexdigest()
