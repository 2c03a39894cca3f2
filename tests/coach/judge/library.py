"""The language rules of the library, compiled once, with a short way to read a message."""

from functools import cache
from pathlib import Path

from coach.compiler.rules import CompiledRules, compile_rules
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.judge.scene import NO_SCENE, Scene
from coach.judge.utterance import read_utterance
from coach.reading import Part, Utterance

RULES = Path(__file__).parents[3] / "playbooks" / "rules"


def sources() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(RULES.glob("*.yaml"))}


@cache
def compiled() -> CompiledRules:
    """With the examples of each rule: these take most of the time."""
    return compile_rules(sources())


@cache
def language() -> Language:
    done = compile_rules(sources(), run_examples=False)
    assert done.rules is not None, done.diagnostics
    return Language(done.rules, identity)


def read(text: str, scene: Scene = NO_SCENE) -> Utterance:
    return read_utterance(language(), text, scene)


def main(text: str, scene: Scene = NO_SCENE) -> Part:
    """The part that decides."""
    said = read(text, scene)
    return said.parts[said.main]


def label(text: str) -> str:
    """The act of a message, or the SPIN letter of a question that has one."""
    part = main(text)
    return part.act.value if part.spin is None else part.spin.value
