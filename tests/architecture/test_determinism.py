"""The same talks, judged the same in every process: the third proof that the coach is pure."""

import os
import subprocess
import sys
from pathlib import Path

from tests.same_talks import in_processes

ROOT = Path(__file__).parents[2]


def play(hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.architecture.pure_talks"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_talks_come_out_alike_whatever_the_hash_seed() -> None:
    first, second = play("1"), play("4242")

    assert int(first.split()[0]) > 50
    assert first == second


def test_talks_made_by_chance_come_out_alike_too() -> None:
    """One in a hundred of ``python -m tests.same_talks``."""
    assert len(set(in_processes(100, 4))) == 1


def test_the_hook_would_see_the_coach_open_a_file() -> None:
    code = (
        "import sys\n"
        "from tests.architecture.pure_talks import shut\n"
        "sys.addaudithook(shut)\n"
        "open('pyproject.toml')"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert "the coach touched the world: open" in done.stderr
