"""Talk with one person line by line, by way of the writer that every channel uses."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from bot.clock import new_id
from bot.errors import OperatorError
from bot.messages import Address, Attachment, Inbound, Message
from bot.terminal.faces import Face
from bot.world import World
from coach.vocabulary import Locale, Speaker

NAMESPACE = "terminal"


class Chatter(msgspec.Struct, frozen=True, kw_only=True):
    """Who talks, and where his files go (None: nowhere).

    ``asked`` is the language he asked for, None when he is to be met in the one he had.
    """

    user: str
    locale: Locale
    asked: Locale | None
    files: Path | None


def chat(world: World, chatter: Chatter, lines: Iterable[str], face: Face) -> None:
    """Greet, then answer each line, a blank one too, until there are no more."""
    greeting = "/start" if chatter.asked is None else f"/start {chatter.asked}"
    _turn(world, chatter, face, 0, greeting)
    for number, line in enumerate(lines, start=1):
        _turn(world, chatter, face, number, line)


def _turn(world: World, chatter: Chatter, face: Face, number: int, line: str) -> None:
    messages = answer(world, chatter, line)
    face.show(number, messages)
    for message in messages:
        if message.attachment is not None and chatter.files is not None:
            path = save(chatter.files, message.attachment)
            if path is not None:
                face.saved(path)


def answer(world: World, chatter: Chatter, line: str) -> tuple[Message, ...]:
    """The replies to a line; trouble with the database is told as one."""
    inbound = Inbound(
        address=Address(namespace=NAMESPACE, user=chatter.user),
        message_id=new_id(),
        digest=sha256(line.encode(errors="replace")).hexdigest(),
        at=world.clock(),
        text=line,
        locale=chatter.locale,
    )
    try:
        told = world.counter.reply(inbound)
        if told is not None:
            return told
        return world.writer.submit(inbound).result()
    except OperatorError as error:
        text = world.renderer.text(error.key, chatter.locale, error.facts)
        return (Message(speaker=Speaker.COACH, text=text),)


def save(folder: Path, attachment: Attachment) -> Path | None:
    """Where the file was put, beside earlier ones of its name; None when it could not be."""
    name = Path(attachment.name).name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        for number in range(2, 1000):
            if not path.exists():
                break
            path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        path.write_text(attachment.text, encoding="utf-8")
    except OSError:
        return None
    return path
