"""What holds for all tests, and what takes too long to be done more than once in a run."""

import gc
import os
import subprocess
import sys
from fcntl import LOCK_EX, flock
from pathlib import Path

import msgspec
import pytest
from hypothesis import settings

from bot.cli import MADE_BETWEEN
from coach.gold.report import Report

ROOT = Path(__file__).parents[1]

# As in the program: most of what is made are language rules, which stay.
gc.set_threshold(MADE_BETWEEN)
# No test knows how fast a machine is.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def whole_gold(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What ``duilian eval`` says of the whole gold set: measured once for all workers."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with (shared / "whole-gold.json").open("a+b") as file:
        flock(file, LOCK_EX)
        file.seek(0)
        said = file.read()
        if not said:
            # In a process of its own it is not slowed down by the counting of lines.
            order = [sys.executable, "-m", "bot", "eval", "--format", "json"]
            said = subprocess.run(order, cwd=ROOT, capture_output=True, check=True).stdout
            file.write(said)
    return msgspec.json.decode(said, type=Report)
