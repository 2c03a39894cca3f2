"""The commands that judge files and lines, without any service."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from bot.check import run
from bot.orders.said import WELL, locale_of
from bot.supplies import language as built_in_language
from coach.judge.classify import classify as what_it_does
from coach.judge.grade import grade as how_good
from coach.judge.language import Language


def check(given: Namespace) -> int:
    """Check playbooks."""
    return run(given.paths, given.format, locale_of(given))


def classify(_given: Namespace) -> int:
    """Say what each line of stdin does."""
    return _judge_lines(what_it_does)


def grade(_given: Namespace) -> int:
    """Grade the answer on each line of stdin."""
    return _judge_lines(how_good)


def _judge_lines(judge: Callable[[Language, str], Mapping[str, object]]) -> int:
    """Write what is judged of each line of stdin as JSON in ASCII; only LF ends a line."""
    language = built_in_language()
    for raw in sys.stdin.buffer:
        line = raw.removesuffix(b"\n").decode(errors="replace")
        sys.stdout.write(json.dumps(judge(language, line)) + "\n")
        sys.stdout.flush()
    return WELL
