"""The answer rules of the library, compiled once, with a short way to read an answer."""

from functools import cache
from pathlib import Path

from coach.compiler.rules import CompiledRules, compile_rules
from coach.judge.answer import read_answer
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.judge.task import AnswerTask
from coach.reading import Answer

RULES = Path(__file__).parents[3] / "playbooks" / "rules"
FILES = ("en-answers.yaml", "zh-answers.yaml")


@cache
def compiled() -> CompiledRules:
    return compile_rules({name: (RULES / name).read_bytes() for name in FILES})


@cache
def language() -> Language:
    rules = compiled().rules
    assert rules is not None, compiled().diagnostics
    return Language(rules, identity)


def read(text: str, objection: str = "") -> Answer:
    """The answer on the default measure: four moves of 25 points each."""
    return read_answer(language(), text, AnswerTask(objection=objection))


def moves(answer: Answer) -> dict[str, float]:
    """Each move with its share."""
    return {found.move.value: found.share for found in answer.moves}


def faults(answer: Answer) -> tuple[str, ...]:
    """The names of the faults."""
    return tuple(found.name for found in answer.faults)
