"""What all trials share: a fixed day, a fixed seed, places of expectations."""

from collections.abc import Iterator
from datetime import UTC, datetime

from coach.compiler.access import scalar
from coach.compiler.catalogue import SCORE_TOO_HIGH, SCORE_TOO_LOW
from coach.compiler.diagnostics import Diagnostic, Place
from coach.compiler.nodes import Mapping

#: Trials always run on the same Monday morning, so that a file passes for ever or never.
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
SEED = "trial"


def place_of(test: Mapping, key: str) -> Place:
    """Where an expectation stands, or its test when it is not spelled out."""
    found = scalar(test, key)
    return test.place if found is None else found.place


def bounds(
    test: Mapping, name: str, score: int, least: int | None, most: int | None
) -> Iterator[Diagnostic]:
    """A score outside what its author allows."""
    if least is not None and score < least:
        yield SCORE_TOO_LOW.at(place_of(test, "at_least"), test=name, wanted=least, got=score)
    if most is not None and score > most:
        yield SCORE_TOO_HIGH.at(place_of(test, "at_most"), test=name, wanted=most, got=score)
