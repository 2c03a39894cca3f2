"""Receipts of finished sessions: the key that signs them, and how one is issued."""

import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import tzinfo
from functools import cache
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bot.errors import SigningKeyBad
from bot.library import Library, Lost
from bot.settings import Settings, data_folder
from bot.store.port import Transaction
from bot.store.rows import SessionRow
from coach import engine
from coach.receipt.canonical import canonical
from coach.receipt.form import MOST_BYTES, MOST_TURNS
from coach.receipt.make import Made, Pinned, make

#: The file in the data folder that holds the key, and who may read and write it.
FILE = "signing.key"
MODE = 0o600
OTHERS = 0o077
#: How many hex digits name a key.
_ID = 16


class Signer:
    """Signs with the key of this installation; the key itself is never shown."""

    def __init__(self, seed: bytes) -> None:
        """``seed`` is the private key: 32 bytes."""
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        #: The public key, in hex.
        self.public = self._key.public_key().public_bytes_raw().hex()

    def signed(self, body: Mapping[str, object]) -> bytes:
        """The receipt with this body, in canonical form."""
        whole = {**body, "key": {"id": key_id(self.public), "public": self.public}}
        signature = self._key.sign(canonical(whole)).hex()
        return canonical({**whole, "signature": signature})


def key_id(public: str) -> str:
    """What a public key (hex) is called: the first digits of its SHA-256. Raises ValueError."""
    return sha256(bytes.fromhex(public)).hexdigest()[:_ID]


def fits(public: str, signature: str, signed: bytes) -> bool:
    """Whether a signature over these bytes was made with the key behind a public one."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), signed)
    except (ValueError, InvalidSignature):
        return False
    return True


def signer_for(settings: Settings) -> Callable[[], Signer]:
    """What gives the signer of this installation, read, or made, when it is first asked for."""
    return cache(lambda: _signer(settings))


def known_signer(settings: Settings) -> Signer | None:
    """The signer of this installation; None, and none is made, where there is no key yet."""
    if settings.signing_seed is None and not key_file().exists():
        return None
    return _signer(settings)


def key_file() -> Path:
    """Where the key is kept when none is set."""
    return data_folder() / FILE


def _signer(settings: Settings) -> Signer:
    seed = settings.signing_seed
    return Signer(_kept(key_file()) if seed is None else seed)


def _kept(path: Path) -> bytes:
    """The key in a file, made now when there is none. Raises SigningKeyBad."""
    try:
        if not path.exists():
            _make(path)
        if os.name == "posix" and path.stat().st_mode & OTHERS:
            raise SigningKeyBad(path=str(path), why="open")
        text = path.read_text(encoding="ascii")
    except OSError:
        raise SigningKeyBad(path=str(path), why="unreadable") from None
    except UnicodeError:
        raise SigningKeyBad(path=str(path), why="no_key") from None
    try:
        seed = b64decode(text.strip(), validate=True)
        Ed25519PrivateKey.from_private_bytes(seed)
    except ValueError:
        raise SigningKeyBad(path=str(path), why="no_key") from None
    return seed


def _make(path: Path) -> None:
    """Make a key; of several processes that do so at once, the first decides."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"{FILE}.{token_hex(8)}")
    seed = Ed25519PrivateKey.generate().private_bytes_raw()
    handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, MODE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(b64encode(seed) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        # A link fails where the name is taken, and nobody ever sees half a key.
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


class NoReceipt(Exception):  # noqa: N818 -- it names what is the case
    """There can be no receipt: ``why`` is ``engine``, ``unequal`` or ``too_long``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Issued(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt as a file, with the id of the key that signed it."""

    name: str
    text: str
    key: str


class Notary:
    """Issues the receipts of finished sessions."""

    def __init__(self, library: Library, signer: Callable[[], Signer]) -> None:
        self._library = library
        self._signer = signer

    def issue(self, transaction: Transaction, row: SessionRow, zone: tzinfo | None) -> Issued:
        """The receipt of a session; days were reckoned in ``zone``.

        Raises NoReceipt, Lost when its sources cannot be had, SigningKeyBad.
        """
        if row.pin.engine != engine.ENGINE_VERSION:
            raise NoReceipt("engine")
        made = self._made(transaction, row, zone)
        if engine.encode_state(made.state) != row.state:
            raise NoReceipt("unequal")
        signer = self._signer()
        data = signer.signed(made.body)
        if len(data) > MOST_BYTES:
            raise NoReceipt("too_long")
        name = f"receipt-{row.playbook}-{row.id[:8]}.json"
        return Issued(name=name, text=data.decode(), key=key_id(signer.public))

    def _made(self, transaction: Transaction, row: SessionRow, zone: tzinfo | None) -> Made:
        source, rules = (transaction.source(each) for each in (row.pin.playbook, row.pin.rules))
        turns = transaction.turns(row.id)
        if source is None or rules is None:
            raise Lost(row.id)
        if len(turns) > MOST_TURNS:
            raise NoReceipt("too_long")
        playbook = self._library.pinned(row.pin.playbook, transaction.source)
        pinned = Pinned(playbook=playbook, source=source, rules=rules, seed=row.seed)
        try:
            recorded = [
                (engine.decode_event(turn.event), turn.at.astimezone(zone)) for turn in turns
            ]
            return make(pinned, recorded)
        except (msgspec.DecodeError, ValueError) as error:
            raise Lost(row.id) from error
