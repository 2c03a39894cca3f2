"""The command ``duilian``: read the arguments, do what they say, speak of trouble plainly."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper

from bot.errors import OperatorError
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
    chat = commands.add_parser("chat", help="talk to the coach at this terminal or through a pipe")
    chat.add_argument("--json", action="store_true", help="one JSON object a reply")
    chat.add_argument("--user", metavar="NAME", help="whose talks these are (default: you)")
    serve = commands.add_parser("serve", help="answer signed messages over HTTP")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen at (%(default)s)")
    serve.add_argument("--port", default=8000, type=int, help="port to listen at (%(default)s)")
    check = commands.add_parser("check", help="check playbooks, show what is wrong and the cure")
    check.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    check.add_argument("--format", choices=("text", "json"), default="text")
    classify = commands.add_parser(
        "classify", help="say what each line of stdin does, with reasons"
    )
    grade = commands.add_parser("grade", help="grade objection<TAB>answer lines of stdin")
    migrate = commands.add_parser("migrate", help="bring the database up to this version")
    doctor = commands.add_parser("doctor", help="say what is missing or wrong, and the cure")
    health = commands.add_parser("health", help="end with 0 when the service here takes messages")
    for command in (doctor, health):
        command.add_argument("--port", default=8000, type=int, help="where it is (%(default)s)")
    tell = commands.add_parser("version", help="print the version")
    for command, run in (
        (chat, _chat),
        (serve, _serve),
        (check, _check),
        (classify, _classify),
        (grade, _grade),
        (migrate, _migrate),
        (doctor, _doctor),
        (health, _health),
        (tell, _version),
    ):
        command.set_defaults(run=run)
        if command in (chat, check, doctor, migrate, serve):
            command.add_argument("--locale", choices=[*Locale], type=Locale, help="language")
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
        _tell("cli.serving", facts, _locale(given))
        world.warm()
        serve(build_app(world), at)
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
