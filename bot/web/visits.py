"""Tell who is behind a browser's request."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from bot.access import Standing, hashed, standing
from bot.commands.desk import Desk
from bot.messages import Address
from bot.settings import login
from bot.store.port import Store
from bot.store.rows import AddressRow, PersonRow, Rows
from bot.web.openness import Openness
from bot.web.problems import asked
from coach.vocabulary import Locale

#: The namespaces of a browser, and of whoever sits at this machine.
WEB, TERMINAL = "web", "terminal"
#: How long a browser is known after its cookie was made, and after how long it gets a new one.
LIFE, HALF_LIFE = timedelta(days=30), timedelta(days=15)
#: Random bytes of a cookie's secret, and what the whole looks like.
SECRET_BYTES = 32
SECRET = re.compile(r"([0-9a-f]{1,9})\.[A-Za-z0-9_-]{43}")


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever asks: his cookie's secret, his address, what is known of him.

    ``fresh``: the secret was made for this request and is to be set. ``standing`` is None for a
    stranger, ``person`` for who has never written. ``age`` is that of the cookie.
    """

    secret: str
    fresh: bool
    age: timedelta
    address: Address
    person: PersonRow | None
    standing: Standing | None
    locale: Locale

    @property
    def csrf(self) -> str:
        """What every form of this browser carries, and nobody else can know."""
        return sha256(f"csrf:{self.secret}".encode()).hexdigest()

    def agrees(self, token: str) -> bool:
        """Whether a form was made for this browser."""
        return not self.fresh and compare_digest(self.csrf.encode(), token.encode())

    def message_id(self, name: str) -> str:
        """The id of a message that this browser, or this machine, calls by a name."""
        return f"web/{mark(self.address)}/{name}"


class Visits:
    """Knows browsers by their cookies; on the machine itself everybody is its operator."""

    def __init__(self, store: Store, openness: Openness, house: Locale) -> None:
        """``house`` is spoken with strangers who ask for no language of ours."""
        self._store = store
        self._openness = openness
        self._house = house

    def of(self, request: Request, at: datetime) -> Visit:
        """Who asks; reads the store. Raises StoreUnavailable."""
        given = request.cookies.get(self._openness.cookie, "")
        made = made_at(given)
        fresh = made is None or at - made >= LIFE
        secret = new_secret(at) if fresh or made is None else given
        address = self.address(secret)
        with self._store.reader() as reader:
            person = reader.person(address)
        role, team = (None, "") if person is None else (person.role, person.team)
        return Visit(
            secret=secret,
            fresh=fresh,
            age=timedelta() if fresh or made is None else at - made,
            address=address,
            person=person,
            standing=standing(address, role, team),
            locale=self._spoken(request, person),
        )

    def address(self, secret: str) -> Address:
        """Where a browser with this secret writes from."""
        if self._openness.local:
            return Address(namespace=TERMINAL, user=login())
        return Address(namespace=WEB, user=hashed(secret))

    def is_member(self, address: Address) -> bool:
        """Whether whoever writes from an address may come in."""
        with self._store.reader() as reader:
            person = reader.person(address)
        return person is not None and standing(address, person.role, person.team) is not None

    def renewed(self, visit: Visit, at: datetime) -> str:
        """A new secret that leads to the same person; the old one is good until its own end."""
        secret = new_secret(at)
        address = self.address(secret)
        with self._store.transaction() as transaction:
            person = transaction.lock([visit.address])[visit.address]
            row = AddressRow(address=address, person=person.id, since=at)
            transaction.write(Rows(addresses={address: row}))
        return secret

    def left(self, visit: Visit, at: datetime) -> None:
        """Lead this browser to nobody from now on; its person stays whoever he is elsewhere."""
        nowhere = self.address(new_secret(at))
        with self._store.transaction() as transaction:
            nobody = transaction.lock([visit.address, nowhere])[nowhere]
            row = AddressRow(address=visit.address, person=nobody.id, since=at)
            transaction.write(Rows(addresses={visit.address: row}))

    def remember(self, response: Response, secret: str) -> None:
        """Have a browser keep this secret."""
        response.set_cookie(
            self._openness.cookie,
            secret,
            max_age=int(LIFE.total_seconds()),
            secure=self._openness.secure,
            httponly=True,
            samesite="lax",
        )

    def forget(self, response: Response) -> None:
        """Have a browser forget its secret."""
        response.delete_cookie(
            self._openness.cookie, secure=self._openness.secure, httponly=True, samesite="lax"
        )

    def _spoken(self, request: Request, person: PersonRow | None) -> Locale:
        try:
            return msgspec.json.decode(b"" if person is None else person.desk, type=Desk).locale
        except msgspec.DecodeError:  # never seen, or a desk of another version
            return asked(request.headers, self._house)


def new_secret(at: datetime) -> str:
    """A secret for a cookie; it tells when it was made, which nobody can change unnoticed."""
    return f"{int(at.timestamp()):x}.{token_urlsafe(SECRET_BYTES)}"


def made_at(secret: str) -> datetime | None:
    """When a cookie's secret was made, None for what is none."""
    found = SECRET.fullmatch(secret)
    return None if found is None else datetime.fromtimestamp(int(found[1], 16), tz=UTC)


def mark(address: Address) -> str:
    """A short name of an address, so that ids of one are never those of another."""
    return hashed(f"{address.namespace}/{address.user}")[:16]
