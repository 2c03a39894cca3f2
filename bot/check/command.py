"""Check the files an author names: collect, compile, report."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TextIO

from msgspec.structs import replace

from bot import supplies
from bot.check.files import Found, Missed, find
from bot.check.report import Checked, Reporter
from bot.render import Renderer
from coach.compiler.access import text
from coach.compiler.compilation import compile_playbook
from coach.compiler.diagnostics import Diagnostic, blocks
from coach.compiler.gate import OF_RULES
from coach.compiler.rules import compile_rules
from coach.compiler.source import read_source
from coach.judge.language import Language
from coach.judge.leaning_words import Subject
from coach.vocabulary import Locale

#: Clean or warnings only, errors, wrong usage.
CLEAN, BROKEN, MISUSED = 0, 1, 2


class Bench(NamedTuple):
    """What checking needs: words, language rules when first asked for, where to write."""

    renderer: Renderer
    language: Callable[[], Language]
    out: TextIO
    err: TextIO


def run(paths: Sequence[str], form: str, locale: Locale) -> int:
    """Check with what travels with the program, on the streams of the process."""
    bench = Bench(supplies.renderer(), supplies.language, sys.stdout, sys.stderr)
    return check(paths, form, locale, bench)


def check(paths: Sequence[str], form: str, locale: Locale, bench: Bench) -> int:
    """Check files and folders; the exit code: 0 without errors, 1 with some, 2 for a wrong path.

    ``form`` is ``text`` or ``json``. Diagnostics come by file in the order given, then by place,
    and name each file as it was given. A path that cannot be checked stops all.
    """
    reporter = Reporter(bench.renderer, locale)
    looked = tuple(find(paths))
    missed = [one for one in looked if isinstance(one, Missed)]
    if missed:
        for one in missed:
            bench.err.write(reporter.say("missed", path=one.path, why=one.why) + "\n")
        return MISUSED
    checker = _Checker(bench.language)
    files = [checker.check(one) for one in looked if isinstance(one, Found)]
    shown = (reporter.json(files),) if form == "json" else reporter.text(files)
    bench.out.writelines(f"{block}\n" for block in shown)
    return BROKEN if any(blocks(file.diagnostics) for file in files) else CLEAN


class _Checker:
    """Checks file by file; a folder of rules is compiled once, for they share word lists."""

    def __init__(self, language: Callable[[], Language]) -> None:
        self._language = cache(language)
        self._folders: dict[str, tuple[Diagnostic, ...]] = {}

    def check(self, found: Found) -> Checked:
        """What is wrong with one file, as a playbook or as a file of rules."""
        source = read_source(found.data, found.file, OF_RULES)
        kind = text(source.root, "kind")
        if kind == "gold":
            # `duilian eval` checks the gold set as it reads it.
            return Checked(lines=source.lines, diagnostics=source.diagnostics)
        if kind in ("rules", *Subject):
            return Checked(lines=source.lines, diagnostics=tuple(self._rules(found)))
        playbook = compile_playbook(found.data, found.file, self._language(), run_tests=True)
        return Checked(lines=source.lines, diagnostics=playbook.diagnostics)

    def _rules(self, found: Found) -> Iterator[Diagnostic]:
        folder = found.path.parent
        if str(folder) not in self._folders:
            beside = (one for one in find([str(folder)]) if isinstance(one, Found))
            sources = {one.path.relative_to(folder).as_posix(): one.data for one in beside}
            self._folders[str(folder)] = compile_rules(sources).diagnostics
        for one in self._folders[str(folder)]:
            if one.place.file == found.path.name:
                place = replace(one.place, file=found.file)
                yield replace(one, place=place)
