"""The command ``duilian``: read the arguments, do what they say, speak of trouble plainly."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper

from bot.errors import OperatorError, TokenMissing
from bot.settings import load_settings, locale_wished, state_folder
from bot.supplies import language as built_in_language
from bot.supplies import renderer
from coach.effects import Facts
from coach.judge.language import Language
from coach.vocabulary import Locale

#: Exit codes: all is well, something is wrong, wrong usage (argparse's own), Ctrl-C.
WELL, WRONG, USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code; trouble an operator can mend is told in words."""
    _speak_utf8()
    parser = _parser()
    given = parser.parse_args(arguments)
    run: Callable[[Namespace], int] | None = given.run
    if run is None:
        parser.print_help(sys.stderr)
        return USAGE
    try:
        return run(given)
    except OperatorError as error:
        _tell(error.key, error.facts, _locale(given))
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone; what is still in the buffer must not raise a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="duilian", description="A rule-driven sales coach in chat.")
    parser.add_argument("--version", action="store_const", const=_version, dest="run")
    commands = parser.add_subparsers(metavar="COMMAND")
    made = {name: commands.add_parser(name, help=does) for name, (_, does) in COMMANDS.items()}
    for name, (run, _) in COMMANDS.items():
        made[name].set_defaults(run=run)
    made["chat"].add_argument("--json", action="store_true", help="one JSON object a reply")
    made["chat"].add_argument("--user", metavar="NAME", help="whose talks these are (default: you)")
    made["serve"].add_argument(
        "--host", default="127.0.0.1", help="address to listen at (%(default)s)"
    )
    made["serve"].add_argument(
        "--port", default=8000, type=int, help="port to listen at (%(default)s)"
    )
    made["webhook"].add_argument(
        "url", metavar="URL", help="https://…/webhooks/telegram, or none to end"
    )
    made["check"].add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    made["check"].add_argument("--format", choices=("text", "json"), default="text")
    for name in ("doctor", "health"):
        made[name].add_argument("--port", default=8000, type=int, help="where it is (%(default)s)")
    for name in ("chat", "check", "doctor", "migrate", "poll", "serve", "webhook"):
        made[name].add_argument("--locale", choices=[*Locale], type=Locale, help="language")
    return parser


def _chat(given: Namespace) -> int:
    from bot import logs  # noqa: PLC0415 -- each command loads only what it needs
    from bot.terminal.run import run  # noqa: PLC0415 -- as above
    from bot.wiring import open_world  # noqa: PLC0415 -- as above

    settings = load_settings()
    handler = logs.to_file(settings, state_folder() / "duilian.log")
    with logs.logging_to(handler, settings), open_world(settings) as world:
        run(world, user=given.user, asked=given.locale, as_json=given.json)
    return WELL


def _serve(given: Namespace) -> int:
    from bot import logs  # noqa: PLC0415 -- as above
    from bot.web.app import build_app  # noqa: PLC0415 -- as above
    from bot.web.serve import listen, serve  # noqa: PLC0415 -- as above
    from bot.wiring import open_world  # noqa: PLC0415 -- as above

    settings = load_settings()
    with ExitStack() as opened:
        opened.enter_context(logs.logging_to(logs.to_stderr(settings), settings))
        world = opened.enter_context(open_world(settings))
        at = opened.enter_context(listen(given.host, given.port))
        host, port = at.getsockname()[:2]
        facts = {"host": host, "port": port, "place": world.place}
        facts["signed"] = bool(settings.signing_keys)
        facts["telegram"] = settings.by_webhook
        _tell("cli.serving", facts, _locale(given))
        world.warm()
        serve(build_app(world), at)
    return WELL


def _poll(given: Namespace) -> int:
    from bot import logs  # noqa: PLC0415 -- as above
    from bot.telegram.polling import poll  # noqa: PLC0415 -- as above
    from bot.wiring import open_world  # noqa: PLC0415 -- as above

    settings = load_settings()
    if settings.telegram_token is None:
        raise TokenMissing
    with logs.logging_to(logs.to_stderr(settings), settings), open_world(settings) as world:
        _tell("cli.polling", {"place": world.place}, _locale(given))
        world.warm()
        poll(world)
    return WELL


def _webhook(given: Namespace) -> int:
    from bot import logs  # noqa: PLC0415 -- as above
    from bot.telegram.webhook import set_webhook  # noqa: PLC0415 -- as above

    settings = load_settings()
    if settings.telegram_token is None or settings.telegram_secret is None:
        raise TokenMissing
    with logs.logging_to(logs.to_stderr(settings), settings):
        set_webhook(settings, given.url)
    _tell("cli.webhook", {"url": given.url}, _locale(given))
    return WELL


def _check(given: Namespace) -> int:
    from bot.check import run  # noqa: PLC0415 -- as above

    return run(given.paths, given.format, _locale(given))


def _classify(_given: Namespace) -> int:
    from coach.judge.classify import classify  # noqa: PLC0415 -- as above

    return _judge_lines(classify)


def _grade(_given: Namespace) -> int:
    from coach.judge.grade import grade  # noqa: PLC0415 -- as above

    return _judge_lines(grade)


def _judge_lines(judge: Callable[[Language, str], Mapping[str, object]]) -> int:
    """Write what is judged of each line of stdin as JSON in ASCII; only LF ends a line."""
    language = built_in_language()
    for raw in sys.stdin.buffer:
        line = raw.removesuffix(b"\n").decode(errors="replace")
        sys.stdout.write(json.dumps(judge(language, line)) + "\n")
        sys.stdout.flush()
    return WELL


def _migrate(given: Namespace) -> int:
    from bot.store import migrate  # noqa: PLC0415 -- as above
    from bot.wiring import database_url, place_of  # noqa: PLC0415 -- as above

    url = database_url(load_settings())
    migrate.upgrade(url)
    _tell("cli.migrated", {"place": place_of(url)}, _locale(given))
    return WELL


def _doctor(given: Namespace) -> int:
    from bot.doctor.visit import run  # noqa: PLC0415 -- as above

    return run(_locale(given), given.port)


def _health(given: Namespace) -> int:
    from bot.health import Health, ask  # noqa: PLC0415 -- as above

    health = ask("127.0.0.1", given.port)
    sys.stdout.write(f"{health}\n")
    return WELL if health is Health.READY else WRONG


def _version(_given: Namespace) -> int:
    try:
        sys.stdout.write(version("duilian") + "\n")
    except PackageNotFoundError:
        sys.stdout.write("0 (a checkout that was never installed)\n")
    return WELL


#: What each command runs, and what its help says.
COMMANDS: dict[str, tuple[Callable[[Namespace], int], str]] = {
    "chat": (_chat, "talk to the coach at this terminal or through a pipe"),
    "serve": (_serve, "answer signed messages over HTTP"),
    "poll": (_poll, "talk by Telegram, fetching what people write"),
    "webhook": (_webhook, "have Telegram post what people write to serve"),
    "check": (_check, "check playbooks, show what is wrong and the cure"),
    "classify": (_classify, "say what each line of stdin does, with reasons"),
    "grade": (_grade, "grade objection<TAB>answer lines of stdin"),
    "migrate": (_migrate, "bring the database up to this version"),
    "doctor": (_doctor, "say what is missing or wrong, and the cure"),
    "health": (_health, "end with 0 when the service here takes messages"),
    "version": (_version, "print the version"),
}


def _locale(given: Namespace) -> Locale:
    asked: Locale | None = getattr(given, "locale", None)
    return locale_wished() if asked is None else asked


def _tell(prompt: str, facts: Facts, locale: Locale) -> None:
    sys.stderr.write(renderer().text(prompt, locale, facts) + "\n")


def _speak_utf8() -> None:
    """Speak UTF-8 whatever the language of the machine."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
