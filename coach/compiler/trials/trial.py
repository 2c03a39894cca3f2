"""Run the tests of any playbook."""

from collections.abc import Iterator
from typing import assert_never

from coach.compiler.diagnostics import Diagnostic
from coach.compiler.nodes import Mapping
from coach.compiler.trials.checklist import forms
from coach.compiler.trials.drill import answers
from coach.compiler.trials.rehearsal import talks
from coach.judge.language import Language
from coach.playbook import Checklist, Drill, Playbook, Rehearsal


def trial(playbook: Playbook, root: Mapping, language: Language) -> Iterator[Diagnostic]:
    """What came out otherwise than the author expects, each at the expectation it misses."""
    match playbook:
        case Rehearsal():
            yield from talks(playbook, root, language)
        case Drill():
            yield from answers(playbook, root, language)
        case Checklist():
            yield from forms(playbook, root, language)
        case _:
            assert_never(playbook)
