"""The key of an installation, and the receipts that are asked for in chat and by command."""

import stat
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from bot import cli
from bot.errors import SettingBad, SigningKeyBad
from bot.inbox import Writer
from bot.library import Library
from bot.logs import MASK, Redactor
from bot.messages import Message
from bot.receipts import (
    NoReceipt,
    Notary,
    Signer,
    fits,
    key_file,
    key_id,
    known_signer,
    signer_for,
)
from bot.settings import load_settings
from bot.store.memory import MemoryStore
from bot.turn.player import Player
from coach.receipt import form, parse
from coach.vocabulary import Locale
from tests.bot.receipted import OTHER, OURS, signed_by
from tests.bot.shelves import library, renderer
from tests.bot.turn.kept import desk_in, line, session_in, spoiled
from tests.bot.visitor import Visitor, coach_line
from tests.coach.receipt.talks import document

SEED = b"s" * 32
SECRET = b64encode(SEED).decode()


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine of one's own, that speaks English."""
    monkeypatch.delenv("DUILIAN_SIGNING_KEY", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DUILIAN_LOCALE", "en")
    return tmp_path


@pytest.fixture
def books(tmp_path: Path) -> Library:
    return library(tmp_path / "books")


def said(prompt: str, **facts: object) -> str:
    return renderer().text(prompt, Locale.EN, facts) + "\n"


# ── the key ────────────────────────────────────────────────────────────


def test_a_key_is_made_once_for_its_owner_alone() -> None:
    first = signer_for(load_settings())().public

    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    assert signer_for(load_settings())().public == first
    assert [path.name for path in key_file().parent.iterdir()] == ["signing.key"]


def test_of_many_who_make_a_key_at_once_all_have_the_same() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: signer_for(load_settings())().public, range(24)))

    assert len(set(made)) == 1


def test_a_key_that_is_set_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUILIAN_SIGNING_KEY", SECRET)

    known = known_signer(load_settings())

    assert known is not None
    assert known.public == signer_for(load_settings())().public == Signer(SEED).public
    assert not key_file().exists()


def test_nobody_makes_a_key_to_look_at_a_receipt() -> None:
    assert known_signer(load_settings()) is None
    assert not key_file().exists()


@pytest.mark.parametrize("value", ["x", "QUJD", "é" * 44, b64encode(b"s" * 33).decode()])
def test_what_is_set_must_be_a_key(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUILIAN_SIGNING_KEY", value)

    with pytest.raises(SettingBad) as caught:
        load_settings()
    assert caught.value.facts["field"] == "signing_key"
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "mode", "why"),
    [
        (b64encode(SEED), 0o644, "open"),
        (b"x", 0o600, "no_key"),
        (b"QUJD", 0o600, "no_key"),
        (b"\xff", 0o600, "no_key"),
    ],
)
def test_a_file_that_is_no_key_is_refused(text: bytes, mode: int, why: str) -> None:
    key_file().parent.mkdir(parents=True)
    key_file().write_bytes(text)
    key_file().chmod(mode)

    with pytest.raises(SigningKeyBad) as caught:
        signer_for(load_settings())()
    assert caught.value.facts == {"path": str(key_file()), "why": why}


def test_a_place_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    key_file().mkdir(parents=True, mode=0o700)

    assert cli.main(["key"]) == 1
    told = said("errors.signing_key_bad", path=str(key_file()), why="unreadable")
    assert capsys.readouterr().err == told


def test_the_key_is_kept_out_of_every_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUILIAN_SIGNING_KEY", SECRET)
    settings = load_settings()

    assert SECRET in settings.secrets
    assert Redactor(settings.secrets).mask(f"key={SECRET}") == f"key={MASK}"
    assert SECRET not in repr(settings) + repr(vars(Signer(SEED)))


def test_a_signature_fits_its_key_and_bytes_only() -> None:
    whole = msgspec.json.decode(OURS.signed({"a": 1}))

    signed = b'{"a":1,"key":{"id":"%s","public":"%s"}}' % (
        key_id(OURS.public).encode(),
        OURS.public.encode(),
    )
    assert fits(OURS.public, whole["signature"], signed)
    assert not fits(OTHER.public, whole["signature"], signed)
    assert not fits(OURS.public, whole["signature"], signed + b" ")
    assert not fits("zz", whole["signature"], signed)


# ── in chat ────────────────────────────────────────────────────────────


def talk_to(books: Library, kept: MemoryStore, notary: Notary | None) -> Writer:
    player = Player(books, renderer(), Locale.ZH, notary)
    return Writer(kept, player.play, player.apologise)


def finish(li: Visitor) -> None:
    """A short drill, walked to its end."""
    li.says("/drill")
    li.says("是不便宜。您跟哪样比？")
    li.says("/stop")


def file_in(messages: tuple[Message, ...]) -> str:
    attachment = messages[-1].attachment
    assert attachment is not None, messages
    assert attachment.name.startswith("receipt-refusals-")
    return attachment.text


@pytest.mark.parametrize("way", ["/receipt", "凭证", "/凭证", "要凭证", "receipt"])
def test_a_finished_talk_gets_its_receipt(way: str, books: Library) -> None:
    kept = MemoryStore()
    with talk_to(books, kept, Notary(books, lambda: OURS)) as writer:
        li = Visitor(writer)
        finish(li)
        first = file_in(li.says(way))
        li.says("/menu")
        later = file_in(li.says(way))

    parsed = parse.parse(first.encode())
    assert isinstance(parsed, parse.Parsed)
    assert fits(OURS.public, parsed.receipt.signature, parsed.signed)
    assert first == later
    assert first.rstrip("\n").encode() == signed_by(OURS, msgspec.json.decode(first))


def test_before_the_end_there_is_none(books: Library) -> None:
    kept = MemoryStore()
    with talk_to(books, kept, Notary(books, lambda: OURS)) as writer:
        li = Visitor(writer)
        assert coach_line(li.says("/receipt")) == line("receipt.none")
        li.says("/drill")
        assert coach_line(li.says("/receipt")) == line("receipt.later")
        assert desk_in(kept).under_way is not None


def refusal(books: Library, notary: Notary | None, **changed: object) -> str:
    """What is said of a finished talk whose row has become another."""
    kept = MemoryStore()
    with talk_to(books, kept, notary) as writer:
        li = Visitor(writer)
        finish(li)
        row = session_in(kept)
        pin = msgspec.structs.replace(row.pin, **changed.pop("pin", {}))  # type: ignore[arg-type]
        spoiled(kept, msgspec.structs.replace(row, pin=pin, **changed))
        return coach_line(li.says("/receipt"))


def broken() -> Signer:
    raise SigningKeyBad(path="x", why="open")


def test_a_talk_that_cannot_be_proved_gets_none(
    books: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    notary = Notary(books, lambda: OURS)

    assert refusal(books, None) == line("receipt.refused", why="none")
    assert refusal(books, Notary(books, broken)) == line("receipt.refused", why="key")
    assert refusal(books, notary, pin={"engine": "0"}) == line("receipt.refused", why="engine")
    assert refusal(books, notary, state=b"{}") == line("receipt.refused", why="unequal")
    assert refusal(books, notary, pin={"rules": "0"}).endswith(line("shell.gone"))
    monkeypatch.setattr("bot.receipts.MOST_BYTES", 99)
    assert refusal(books, notary) == line("receipt.refused", why="too_long")
    monkeypatch.setattr("bot.receipts.MOST_TURNS", 1)
    assert refusal(books, notary) == line("receipt.refused", why="too_long")


def test_why_there_is_none_is_told_by_a_word() -> None:
    assert NoReceipt("engine").why == "engine"


# ── by command ─────────────────────────────────────────────────────────


def verified(capsys: pytest.CaptureFixture[str], *arguments: str, code: int) -> tuple[str, str]:
    assert cli.main(["verify", *arguments]) == code
    told = capsys.readouterr()
    return told.out, told.err


def test_the_public_key_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["key"]) == 0

    public = signer_for(load_settings())().public
    assert capsys.readouterr().out == said("receipt.key", id=key_id(public), public=public)


def test_verify_tells_both_things_apart(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "receipt.json"
    path.write_bytes(signed_by(OURS, document("drill")))

    out, _ = verified(capsys, str(path), "--key", OURS.public.upper(), code=0)
    signer = key_id(OURS.public)
    assert out.splitlines()[-2].startswith("Recomputes: yes. ")
    assert out.splitlines()[-1].startswith(f"Authentic: yes. Signed with key {signer}, ")
    out, _ = verified(capsys, str(path), "--locale", "zh-CN", code=1)
    assert "重算：一致。" in out
    assert "真伪：说不准。" in out
    monkeypatch.setenv("DUILIAN_SIGNING_KEY", SECRET)
    out, _ = verified(capsys, str(path), code=1)
    assert "Authentic: no." in out


def test_verify_says_what_it_cannot_read(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = str(home / "gone.json")
    large = home / "large.json"
    large.write_bytes(b"[" * 10_000_000)

    _, err = verified(capsys, gone, code=1)
    assert err == said("errors.receipt_unreadable", path=gone)
    _, err = verified(capsys, "a\0b", code=1)
    assert err == said("errors.receipt_unreadable", path="a\0b")
    out, _ = verified(capsys, str(large), code=1)
    assert said("receipt.problem.too_large", most=form.MOST_BYTES) in out
    _, err = verified(capsys, str(large), "--key", "short", code=1)
    assert err == said("errors.public_key_bad")
