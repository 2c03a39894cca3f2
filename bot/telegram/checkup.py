"""Ask Telegram whom our token belongs to."""

import asyncio
from typing import NamedTuple

from telegram.error import InvalidToken, TelegramError

from bot.errors import OutOfReach, TokenRefused
from bot.settings import Settings
from bot.telegram.application import build_application, builder_for


class Account(NamedTuple):
    """The name of the bot, and whether Telegram posts its updates somewhere."""

    name: str
    posted: bool


def account(settings: Settings) -> Account:
    """The account behind the token. Raises TokenRefused or OutOfReach."""
    try:
        return asyncio.run(_ask(settings))
    except InvalidToken:
        raise TokenRefused from None
    except TelegramError as error:
        raise OutOfReach(why=type(error).__name__) from None


async def _ask(settings: Settings) -> Account:
    async with build_application(builder_for(settings)).bot as bot:
        hook = await bot.get_webhook_info()
        return Account(bot.username, bool(hook.url))
