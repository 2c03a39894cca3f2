"""Compile one authored file to a playbook or to diagnostics."""

from collections.abc import Callable, Iterator

import msgspec

from coach.compiler.catalogue import NOT_A_FILE_OF_OURS, TOO_MANY
from coach.compiler.checks.checklist import checklist as check_checklist
from coach.compiler.checks.drill import drill as check_drill
from coach.compiler.checks.rehearsal import rehearsal as check_rehearsal
from coach.compiler.conform import conform
from coach.compiler.diagnostics import Diagnostic, blocks, in_order
from coach.compiler.header import read_header
from coach.compiler.lower.checklist import checklist
from coach.compiler.lower.drill import drill
from coach.compiler.lower.rehearsal import rehearsal
from coach.compiler.nodes import Mapping
from coach.compiler.schema import Shape
from coach.compiler.shapes.checklist import CHECKLIST
from coach.compiler.shapes.drill import DRILL
from coach.compiler.shapes.rehearsal import REHEARSAL
from coach.compiler.source import Source, read_source
from coach.compiler.trials.trial import trial
from coach.judge.language import Language
from coach.playbook import Playbook
from coach.vocabulary import Kind, Locale


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """``playbook`` is None as soon as one diagnostic is an error; ``source`` shows the places."""

    playbook: Playbook | None
    diagnostics: tuple[Diagnostic, ...]
    source: Source


class _Recipe(msgspec.Struct, frozen=True):
    """How one kind of file is judged, then made."""

    shape: Shape
    check: Callable[[Mapping, Locale], Iterator[Diagnostic]]
    lower: Callable[[Mapping, Locale], Playbook]


_RECIPES = {
    Kind.REHEARSAL: _Recipe(REHEARSAL, check_rehearsal, rehearsal),
    Kind.DRILL: _Recipe(DRILL, check_drill, drill),
    Kind.CHECKLIST: _Recipe(CHECKLIST, check_checklist, checklist),
}


def compile_playbook(
    data: bytes, file: str, language: Language | None, *, run_tests: bool
) -> Compiled:
    """Compile one file; never raises, whatever the bytes are.

    Every mistake comes back in one pass, by place. The file's own tests run when nothing else is
    wrong: leave them out only for bytes that passed before. Without a language none can run.
    """
    source = read_source(data, file)
    playbook, found = _judge(source, language if run_tests else None)
    ordered = in_order((*source.diagnostics, *found))
    return Compiled(
        playbook=None if blocks(ordered) else playbook, diagnostics=ordered, source=source
    )


def _judge(
    source: Source, language: Language | None
) -> tuple[Playbook | None, tuple[Diagnostic, ...]]:
    root = source.root
    if root is None:
        return None, ()
    if not isinstance(root, Mapping):
        return None, (NOT_A_FILE_OF_OURS.at(root.place),)
    header = read_header(root)
    if header.kind is None:
        return None, header.diagnostics
    recipe = _RECIPES[header.kind]
    found = (*header.diagnostics, *conform(root, recipe.shape, header.locale))
    if not any(one.code == TOO_MANY.code for one in found):
        found = (*found, *recipe.check(root, header.locale))
    if blocks((*source.diagnostics, *found)):
        return None, found
    playbook = recipe.lower(root, header.locale)
    if language is not None:
        found = (*found, *trial(playbook, root, language))
    return playbook, found
