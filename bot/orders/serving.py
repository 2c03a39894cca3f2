"""The commands that talk with people."""

from argparse import Namespace
from contextlib import ExitStack

from bot import logs
from bot.errors import TokenMissing
from bot.orders.said import WELL, locale_of, tell
from bot.settings import load_settings, state_folder
from bot.wiring import open_world


def chat(given: Namespace) -> int:
    """Talk at this terminal, or through a pipe."""
    from bot.terminal.run import run  # noqa: PLC0415 -- each command loads only what it needs

    settings = load_settings()
    handler = logs.to_file(settings, state_folder() / "duilian.log")
    with logs.logging_to(handler, settings), open_world(settings) as world:
        run(world, user=given.user, asked=given.locale, as_json=given.json)
    return WELL


def serve(given: Namespace) -> int:
    """Answer over HTTP until told to stop."""
    from bot.web import serve as web  # noqa: PLC0415 -- as above
    from bot.web.app import build_app  # noqa: PLC0415 -- as above

    settings = load_settings()
    with ExitStack() as opened:
        opened.enter_context(logs.logging_to(logs.to_stderr(settings), settings))
        world = opened.enter_context(open_world(settings))
        at = opened.enter_context(web.listen(given.host, given.port))
        host, port = at.getsockname()[:2]
        facts = {"host": host, "port": port, "place": world.place}
        facts["signed"] = bool(settings.signing_keys)
        facts["telegram"] = settings.by_webhook
        mode = web.openness_at(at, settings.public_url)
        facts["public_url"] = settings.public_url
        facts["pages"] = "local" if mode.local else "closed" if settings.public_url else "shut"
        tell("cli.serving", facts, locale_of(given))
        world.warm()
        web.serve(build_app(world, mode), at)
    return WELL


def poll(given: Namespace) -> int:
    """Talk by Telegram, asking it for what people write."""
    from bot.telegram.polling import poll as fetch  # noqa: PLC0415 -- as above

    settings = load_settings()
    if settings.telegram_token is None:
        raise TokenMissing
    with logs.logging_to(logs.to_stderr(settings), settings), open_world(settings) as world:
        tell("cli.polling", {"place": world.place}, locale_of(given))
        world.warm()
        fetch(world)
    return WELL


def webhook(given: Namespace) -> int:
    """Tell Telegram where to post."""
    from bot.telegram.webhook import set_webhook  # noqa: PLC0415 -- as above

    settings = load_settings()
    if settings.telegram_token is None or settings.telegram_secret is None:
        raise TokenMissing
    with logs.logging_to(logs.to_stderr(settings), settings):
        set_webhook(settings, given.url)
    tell("cli.webhook", {"url": given.url}, locale_of(given))
    return WELL
