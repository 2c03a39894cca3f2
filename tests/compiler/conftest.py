"""What the tests of the compiler share."""

import pytest

from bot import supplies
from coach.judge.language import Language


@pytest.fixture(scope="package")
def language() -> Language:
    return supplies.language()
