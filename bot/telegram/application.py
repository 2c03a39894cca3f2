"""Build the application of python-telegram-bot: our way to the Bot API."""

from typing import TYPE_CHECKING, Any

from telegram import BotCommand, Update
from telegram.error import TelegramError
from telegram.ext import (
    AIORateLimiter,
    Application,
    ApplicationBuilder,
    ContextTypes,
    ExtBot,
    TypeHandler,
)

from bot.render import Renderer
from bot.settings import Settings, telegram_library_set
from bot.telegram.line import PATIENCE, Line
from coach.vocabulary import Locale

if TYPE_CHECKING:
    from bot.telegram.reception import Reception

#: The key under which an application knows its reception.
RECEPTION = "reception"
#: How Telegram calls our languages.
LANGUAGES = {Locale.ZH: "zh", Locale.EN: "en"}

Builder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]
App = Application[Any, Any, Any, Any, Any, Any]


def builder_for(settings: Settings, patience: float = PATIENCE) -> Builder:
    """A builder that knows token, address and limits; a test kit may bring another.

    ``patience`` is how many seconds Telegram has for an answer.
    """
    telegram_library_set()
    token = settings.telegram_token
    api = settings.telegram_api.rstrip("/")
    return (
        ApplicationBuilder()
        .token("" if token is None else token.get_secret_value())
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(Line(patience))
        .get_updates_request(Line(patience))
        .rate_limiter(AIORateLimiter(max_retries=0))
    )


def build_application(builder: Builder) -> App:
    """An application without an updater of its own that hands each update to the reception.

    The reception is what ``application.bot_data`` holds under ``RECEPTION``.
    """
    application = builder.updater(None).build()
    application.add_handler(TypeHandler(Update, _received))
    return application


async def _received(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    reception: Reception = context.bot_data[RECEPTION]
    await reception.take(update.to_dict())


async def show_menu(bot: ExtBot[Any], renderer: Renderer, house: Locale) -> bool:
    """Put the commands behind the menu button, in both languages; False when it failed."""
    try:
        await bot.set_my_commands(_commands(renderer, house))
        for locale, language in LANGUAGES.items():
            await bot.set_my_commands(_commands(renderer, locale), language_code=language)
    except TelegramError:
        return False
    return True


def _commands(renderer: Renderer, locale: Locale) -> list[BotCommand]:
    lines = renderer.text("telegram.commands", locale, {}).splitlines()
    named = (line.partition(" ") for line in lines)
    return [BotCommand(name, said) for name, _, said in named]
