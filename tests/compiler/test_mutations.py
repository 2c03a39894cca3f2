"""A playbook broken on one line is told so on that line."""

import pytest

from coach.compiler import catalogue
from coach.compiler.compilation import compile_playbook
from tests.compiler.files import built_in
from tests.compiler.mutations import Mutation, mutations

MISSED = {
    catalogue.MISSING_FORMAT.code,
    catalogue.MISSING_KEY.code,
    catalogue.TEST_EXPECTS_NOTHING.code,
    catalogue.UNKNOWN_TOPIC.code,
}
MUTATIONS = [
    mutation
    for path in built_in()
    for mutation in mutations(path.read_bytes(), f"{path.parent.name}/{path.name}")
]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_broken_line_is_named(mutation: Mutation) -> None:
    compiled = compile_playbook(mutation.data, "book.yaml", None, run_tests=True)

    found = {(one.code, one.place.line) for one in compiled.diagnostics}
    # What got lost may be missed elsewhere, or follow on the same line; nothing else may be said.
    assert (mutation.code, mutation.line) in found
    assert {code for code, line in found if line != mutation.line} <= MISSED


def test_there_are_more_than_a_hundred() -> None:
    assert len({mutation.data for mutation in MUTATIONS}) > 100
