"""The command ``duilian``: read the arguments, do what they say, speak of trouble plainly."""

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from typing import NamedTuple

from bot.access import Role
from bot.errors import OperatorError
from bot.orders.said import INTERRUPTED, USAGE, WELL, WRONG, locale_of, tell
from bot.orders.span import span
from coach.vocabulary import Locale

#: How many objects are made before the new ones are looked through for garbage. The language rules
#: are a million that stay: at the usual 700, half of the start would go into looking at them.
MADE_BETWEEN = 100_000


class Order(NamedTuple):
    """A command: the module of ``bot.orders`` and the function that do it, what its help says."""

    module: str
    function: str
    help: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit code; trouble an operator can mend is told in words."""
    gc.set_threshold(MADE_BETWEEN)
    _speak_utf8()
    parser = build_parser()
    given = parser.parse_args(arguments)
    run: Callable[[Namespace], int] | Order | None = given.run
    if run is None:
        parser.print_help(sys.stderr)
        return USAGE
    try:
        return (_found(run) if isinstance(run, Order) else run)(given)
    except OperatorError as error:
        tell(error.key, error.facts, locale_of(given))
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read us has gone; what is still in the buffer must not raise a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL


def _found(order: Order) -> Callable[[Namespace], int]:
    """The function of an order; each command loads only what it needs."""
    function: Callable[[Namespace], int] = getattr(
        import_module(f"bot.orders.{order.module}"), order.function
    )
    return function


def build_parser() -> ArgumentParser:
    """Everything that can be asked for."""
    parser = ArgumentParser(prog="duilian", description="A rule-driven sales coach in chat.")
    parser.add_argument("--version", action="store_const", const=_version, dest="run")
    commands = parser.add_subparsers(metavar="COMMAND")
    made = {}
    for name, order in ORDERS.items():
        made[name] = commands.add_parser(name, help=order.help)
        made[name].set_defaults(run=order)
    tokens = commands.add_parser("token", help="let programs in by HTTP, or shut them out")
    tokens.set_defaults(run=None)
    below = tokens.add_subparsers(metavar="COMMAND", required=True)
    for name, order in TOKEN_ORDERS.items():
        made[f"token {name}"] = below.add_parser(name, help=order.help)
        made[f"token {name}"].set_defaults(run=order)
    commands.add_parser("version", help="print the version").set_defaults(run=_version)
    _take_places(made)
    _take_people(made)
    for name, command in made.items():
        if name not in SPEECHLESS:
            command.add_argument("--locale", choices=[*Locale], type=Locale, help="language")
    return parser


def _take_places(made: dict[str, ArgumentParser]) -> None:
    """The arguments of the commands that have to do with ports, addresses and files."""
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
    for name in ("check", "publish"):
        made[name].add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    made["check"].add_argument("--format", choices=("text", "json"), default="text")
    made["eval"].add_argument(
        "paths", nargs="*", metavar="FILE", help="labelled lines (.jsonl) instead of our gold set"
    )
    made["eval"].add_argument("--format", choices=("text", "markdown", "json"), default="text")
    made["verify"].add_argument("path", metavar="RECEIPT.json", help="the receipt")
    made["verify"].add_argument(
        "--key", metavar="PUBKEY", help="whose receipts you trust (default: this installation)"
    )
    for name in ("doctor", "health"):
        made[name].add_argument("--port", default=8000, type=int, help="where it is (%(default)s)")


def _take_people(made: dict[str, ArgumentParser]) -> None:
    """The arguments of the commands that have to do with people, programs and teams."""
    for name in ("invite", "token create"):
        made[name].add_argument("--role", choices=[*Role], type=Role, required=True)
        made[name].add_argument("--team", default="", help="whose; an owner has none")
    made["invite"].add_argument(
        "--expires", default="7d", type=span, metavar="SPAN", help="30m, 12h, 7d (%(default)s)"
    )
    made["invite"].add_argument("--name", default="", help="whom it is meant for")
    made["token create"].add_argument("--label", required=True, help="what you call the program")
    made["token revoke"].add_argument("label", metavar="LABEL", help="what it was called")
    made["members"].add_argument("--team", help="of this team only")
    made["dismiss"].add_argument("id", metavar="ID", help="how his id begins, after members")
    made["publish"].add_argument("--team", default="", help="for this team (default: all)")


def _version(_given: Namespace) -> int:
    try:
        sys.stdout.write(version("duilian") + "\n")
    except PackageNotFoundError:
        sys.stdout.write("0 (a checkout that was never installed)\n")
    return WELL


#: What each command runs, and what its help says.
ORDERS = {
    "chat": Order("serving", "chat", "talk to the coach at this terminal or through a pipe"),
    "serve": Order("serving", "serve", "talk in browsers, take signed messages, over HTTP"),
    "poll": Order("serving", "poll", "talk by Telegram, fetching what people write"),
    "webhook": Order("serving", "webhook", "have Telegram post what people write to serve"),
    "invite": Order("people", "invite", "make a code that lets one person in"),
    "members": Order("people", "members", "list those who may come in"),
    "dismiss": Order("people", "dismiss", "shut somebody out"),
    "publish": Order("publishing", "publish", "check playbooks and give them to a team, or to all"),
    "check": Order("judging", "check", "check playbooks, show what is wrong and the cure"),
    "classify": Order("judging", "classify", "say what each line of stdin does, with reasons"),
    "grade": Order("judging", "grade", "grade objection<TAB>answer lines of stdin"),
    "eval": Order("measuring", "evaluate", "measure the judge against lines that people labelled"),
    "verify": Order("proving", "verify", "say whether a receipt recomputes, and is authentic"),
    "key": Order("proving", "key", "show the public key that signs receipts here"),
    "migrate": Order("upkeep", "migrate", "bring the database up to this version"),
    "doctor": Order("upkeep", "doctor", "say what is missing or wrong, and the cure"),
    "health": Order("upkeep", "health", "end with 0 when the service here takes messages"),
}
#: The same for what follows ``token``.
TOKEN_ORDERS = {
    "create": Order("people", "token_create", "make a token; it is shown once"),
    "revoke": Order("people", "token_revoke", "make a token worthless"),
    "list": Order("people", "token_list", "list the tokens by name"),
}
#: Commands that say nothing to a person.
SPEECHLESS = {"classify", "grade", "health"}


def _speak_utf8() -> None:
    """Speak UTF-8 whatever the language of the machine."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
