"""Hand a letter to Telegram; judge each of its answers by rule."""

import asyncio

import msgspec
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channel import Cut, Delivery, Hopeless, Later, Sent
from bot.pictures.png import png
from bot.telegram.keyboard import Key, rows
from bot.telegram.letters import NAMESPACE, Letter
from bot.telegram.pace import Pace

#: What Telegram says of marks that it cannot read.
UNREADABLE = "parse entities"
#: What it says of calls that come too fast, when it does not say for how long to rest.
TOO_FAST = "too many requests"


class TelegramChannel:
    """The way to those who write by Telegram."""

    namespace = NAMESPACE

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._pace = Pace()

    async def deliver(self, to: str, body: bytes) -> Delivery:
        """Send one letter; again as plain text when Telegram cannot read our marks."""
        letter = msgspec.json.decode(body, type=Letter)
        try:
            await self._send(int(to), letter, ParseMode.HTML)
        except BadRequest as error:
            if UNREADABLE not in error.message.casefold():
                return verdict(error)
        except TelegramError as error:
            return verdict(error)
        else:
            return Sent()
        try:
            await self._send(int(to), letter, None)
        except TelegramError as error:
            return verdict(error)
        return Sent()

    async def _send(self, chat: int, letter: Letter, mode: str | None) -> None:
        await self._pace.keep(chat)
        text = letter.plain if mode is None else letter.html
        keyboard = markup(letter.keys)
        if letter.file is not None:
            file = InputFile(letter.file.text.encode(), filename=letter.file.name)
            await self._bot.send_document(
                chat, file, caption=text, parse_mode=mode, reply_markup=keyboard
            )
        elif letter.picture is not None:
            drawn = await asyncio.to_thread(png, letter.picture)
            photo = InputFile(drawn, filename=f"{letter.picture.name}.png")
            await self._bot.send_photo(
                chat, photo, caption=text, parse_mode=mode, reply_markup=keyboard
            )
        else:
            await self._bot.send_message(chat, text, parse_mode=mode, reply_markup=keyboard)


def markup(buttons: tuple[Key, ...]) -> InlineKeyboardMarkup | None:
    """The keyboard below a message, None for no buttons."""
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(key.label, callback_data=key.data) for key in row]
            for row in rows(buttons)
        ]
    )


def verdict(error: TelegramError) -> Delivery:
    """What an error of Telegram means for the letter; a word of ours, never the error's own."""
    match error:
        case RetryAfter():
            return Later(why="flood", seconds=seconds(error))
        case Forbidden():
            return Hopeless(why="blocked", silence=True)
        case InvalidToken():
            return Cut(why="token")
        case BadRequest() | ChatMigrated():
            return Hopeless(why="refused")
        case _:
            return Later(why=_trouble(error))


def _trouble(error: TelegramError) -> str:
    """What kept a letter that may be tried again."""
    match error:
        case TimedOut():
            return "timeout"
        case NetworkError(message=said) if TOO_FAST in said.casefold():
            return "flood"
        case _:
            return "network"


def seconds(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()
