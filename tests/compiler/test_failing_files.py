"""Each failing file yields exactly its code, line and column; each code has one."""

from pathlib import Path

import pytest

from coach.compiler.compilation import compile_playbook
from coach.judge.language import Language
from coach.vocabulary import Severity
from tests.compiler.files import FAILING, Failing, failing, mistakes

MISTAKES = {mistake.code: mistake for mistake in mistakes()}


@pytest.mark.parametrize("case", failing(), ids=lambda case: case.name)
def test_a_failing_file_yields_exactly_its_diagnostic(case: Failing, language: Language) -> None:
    compiled = compile_playbook(case.data, case.name, language, run_tests=True)

    found = [(one.code, one.place.line, one.place.column) for one in compiled.diagnostics]
    assert found == [case.expected]
    assert case.expected[0] == Path(case.name).parent.name
    assert {one.place.file for one in compiled.diagnostics} == {case.name}


@pytest.mark.parametrize("case", failing(), ids=lambda case: case.name)
def test_a_diagnostic_carries_the_facts_of_its_kind(case: Failing, language: Language) -> None:
    (found,) = compile_playbook(case.data, case.name, language, run_tests=True).diagnostics

    mistake = MISTAKES[found.code]
    assert set(found.facts) == set(mistake.facts)
    assert found.severity is mistake.severity


@pytest.mark.parametrize("case", failing(), ids=lambda case: case.name)
def test_only_an_error_keeps_the_playbook_back(case: Failing, language: Language) -> None:
    compiled = compile_playbook(case.data, case.name, language, run_tests=True)

    warned = compiled.diagnostics[0].severity is Severity.WARNING
    assert (compiled.playbook is not None) is warned


def test_every_code_has_a_failing_file() -> None:
    assert sorted(MISTAKES) == sorted(path.name for path in FAILING.iterdir())


def test_codes_are_used_once() -> None:
    assert len(MISTAKES) == len(mistakes())
