"""Tell Telegram where to post its updates."""

import asyncio

from telegram.error import InvalidToken, TelegramError

from bot.errors import OutOfReach, TokenRefused
from bot.settings import Settings
from bot.telegram.application import build_application, builder_for
from bot.telegram.updates import KINDS

#: The address that stands for none.
NONE = "none"
#: The most updates that Telegram posts at once.
CONNECTIONS = 40


def set_webhook(settings: Settings, url: str) -> None:
    """Have updates posted to this address, or none; what waits is kept.

    Raises TokenRefused, or OutOfReach when Telegram cannot be reached or wants another address.
    """
    try:
        asyncio.run(_set(settings, "" if url == NONE else url))
    except InvalidToken:
        raise TokenRefused from None
    except TelegramError as error:
        raise OutOfReach(why=type(error).__name__) from None


async def _set(settings: Settings, url: str) -> None:
    secret = settings.telegram_secret
    async with build_application(builder_for(settings)).bot as bot:
        await bot.set_webhook(
            url,
            allowed_updates=KINDS,
            max_connections=CONNECTIONS,
            secret_token=None if secret is None else secret.get_secret_value(),
        )
