"""Read an update of the Bot API: who did what, as far as it concerns us."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from bot.telegram.keyboard import Pressed, pressed
from coach.vocabulary import Locale

#: The kinds of update that we ask for.
KINDS = ("message", "edited_message", "callback_query")
#: The languages that Telegram names, by their first letters.
_LOCALES = {"zh": Locale.ZH, "en": Locale.EN}


class Whence(msgspec.Struct, frozen=True, kw_only=True):
    """Where an update comes from; ``id`` is the same whenever it is delivered again.

    ``name`` is what the sender calls himself, empty where he hides it.
    """

    id: str
    chat: int
    user: int
    digest: str
    locale: Locale | None
    name: str


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A person wrote."""

    whence: Whence
    text: str


class Press(msgspec.Struct, frozen=True, kw_only=True):
    """A person pressed a button below ``message``; None for data that is none of ours."""

    whence: Whence
    query: str
    message: int
    pressed: Pressed | None


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """A person sent a file."""

    whence: Whence
    file: str
    name: str
    size: int


class Edited(msgspec.Struct, frozen=True, kw_only=True):
    """A person changed what he had written."""

    whence: Whence


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """A person sent a picture, a voice, anything that is no words."""

    whence: Whence


class Crowd(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody wrote where others read too."""

    whence: Whence


class Unusable(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing for us, or not of the shape that the Bot API gives."""

    why: str


Update = Words | Press | Upload | Edited | Other | Crowd | Unusable


def read(raw: Mapping[str, Any]) -> Update:
    """What an update says; whatever its fields hold, it never raises."""
    try:
        return _read(raw)
    except (KeyError, TypeError, AttributeError) as error:
        return Unusable(why=f"shape: {type(error).__name__}")


def update_id(raw: object) -> int | None:
    """The id of an update, None for what is no update at all."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def queue_of(raw: Mapping[str, Any]) -> str:
    """The queue in which Telegram keeps an update: messages by chat, presses by person."""
    found = read(raw)
    if isinstance(found, Unusable):
        return ""
    return f"{'press' if isinstance(found, Press) else 'chat'} {found.whence.chat}"


def _read(raw: Mapping[str, Any]) -> Update:
    kind = next((kind for kind in KINDS if kind in raw), None)
    if kind is None:
        return Unusable(why="kind")
    if kind == "callback_query":
        return _press(raw[kind])
    return _message(raw[kind], edited=kind == "edited_message")


def _press(query: Mapping[str, Any]) -> Update:
    message = query["message"]
    data = query.get("data", "")
    whence = _whence(query["from"], message["chat"], f"press/{_text(query['id'])}", _text(data))
    if message["chat"]["type"] != "private":
        return Crowd(whence=whence)
    if whence.user != whence.chat:
        return Unusable(why="not his talk")
    return Press(
        whence=whence,
        query=query["id"],
        message=_number(message["message_id"]),
        pressed=pressed(data),
    )


def _message(message: Mapping[str, Any], *, edited: bool) -> Update:
    name = f"{_number(message['chat']['id'])}/{_number(message['message_id'])}"
    if edited:
        name = f"edit/{name}/{_number(message.get('edit_date', 0))}"
    text = message.get("text")
    said = "" if text is None else _text(text)
    whence = _whence(message.get("from", message["chat"]), message["chat"], name, said)
    if message["chat"]["type"] != "private":
        return Crowd(whence=whence)
    if whence.user != whence.chat:
        return Unusable(why="not his talk")
    if edited:
        return Edited(whence=whence)
    if text is not None:
        return Words(whence=whence, text=said)
    document = message.get("document")
    if document is None:
        return Other(whence=whence)
    return Upload(
        whence=whence,
        file=_text(document["file_id"]),
        name=_text(document.get("file_name", "")),
        size=_number(document.get("file_size", 0)),
    )


def _whence(sender: Mapping[str, Any], chat: Mapping[str, Any], name: str, said: str) -> Whence:
    language = sender.get("language_code", "")
    return Whence(
        id=name,
        chat=_number(chat["id"]),
        user=_number(sender["id"]),
        digest=sha256(said.encode(errors="replace")).hexdigest(),
        locale=_LOCALES.get(_text(language)[:2]),
        name=_name(sender),
    )


def _name(sender: Mapping[str, Any]) -> str:
    names = (_text(sender.get(part, "")).strip() for part in ("first_name", "last_name"))
    return " ".join(name for name in names if name)


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("no whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
