"""How long the judge takes: run ``python -m tests.bench``."""

import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from statistics import median
from time import thread_time

import msgspec

from bot.supplies import library
from coach.compiler.rules import compile_rules
from coach.judge.language import Language
from coach.judge.normalise import identity
from coach.judge.patterns import Atom, Pattern, Wording
from coach.judge.rules import Rule, Rules
from coach.judge.scene import NO_SCENE, Scene
from coach.judge.utterance import read_utterance
from coach.vocabulary import Locale

GOLD = Path(__file__).parents[1] / "playbooks" / "gold"
RULES = GOLD.parent / "rules"
#: How many rules there are, how many a team may make of them, how long a message may be.
FEW_RULES, MANY_RULES = 500, 5000
LONGEST = 50_000
#: What long messages are made of: words, no blanks at all, signs, cue words, blanks.
LONG = {
    "words zh": "糊了的流到超市，对你们供货有什么影响？",
    "words en": "When smudged packs reach a supermarket, how does that affect you? ",
    "one sentence zh": "如果不解决要是是不是",
    "one sentence en": "if it is not so that if we do not ",
    "commas": "如果，",
    "marks": "？",
    "hidden": "a\u200b\u0301",
    "blanks": " \n",
    "digits": "12.3k ",
}


@cache
def language() -> Language:
    """The built-in rules, each text read for the first time."""
    return library().built_in


def lines(locale: Locale) -> tuple[str, ...]:
    """The tuning part of the gold set: what people type."""
    gold = msgspec.yaml.decode((GOLD / f"{locale}-utterances.yaml").read_bytes())
    return tuple(one["text"] for one in gold["lines"] if one["part"] == "tune")


def microseconds(judge: Language, text: str, scene: Scene = NO_SCENE) -> float:
    """How long one reading takes, without what others do on the machine meanwhile."""
    start = thread_time()
    read_utterance(judge, text, scene)
    return (thread_time() - start) * 1e6


def reading_times(judge: Language, locale: Locale, one_in: int = 1) -> list[float]:
    """Each line, or one in so many, read once, the automaton warm; the language is known."""
    scene = msgspec.structs.replace(NO_SCENE, locale=locale)
    said = lines(locale)[::one_in]
    for line in said:
        microseconds(judge, f"{line} …", scene)
    return [microseconds(judge, line, scene) for line in said]


@cache
def our_rules() -> Rules:
    """The rules that came with the program."""
    files = {path.name: path.read_bytes() for path in sorted(RULES.glob("*.yaml"))}
    rules = compile_rules(files, run_examples=False).rules
    assert rules is not None
    return rules


@cache
def more_rules(count: int) -> Rules:
    """Our rules, again and again with renamed words, up to so many."""
    every = our_rules().rules
    ours = every[:: max(1, len(every) // count)][:count]
    copies = (renamed(rule, number) for number in range(1, count) for rule in ours)
    more = tuple(islice(copies, count - len(ours)))
    return msgspec.structs.replace(our_rules(), rules=(*ours, *more))


def renamed(rule: Rule, number: int) -> Rule:
    """A rule of the same shape on other words."""
    return msgspec.structs.replace(
        rule,
        id=f"{rule.id}.{number}",
        any=tuple(other(pattern, number) for pattern in rule.any),
        unless=tuple(other(pattern, number) for pattern in rule.unless),
    )


def other(pattern: Pattern, by: int) -> Pattern:
    """A pattern with its words spelled otherwise; numbers stay numbers."""

    def spelled(wording: Wording) -> Wording:
        words = ("".join(shifted(char, by) for char in atom.words) for atom in wording)
        return tuple(Atom(said, atom.open) for said, atom in zip(words, wording, strict=True))

    elements = (
        msgspec.structs.replace(one, wordings=tuple(map(spelled, one.wordings)))
        for one in pattern.elements
    )
    return msgspec.structs.replace(pattern, elements=tuple(elements))


def shifted(char: str, by: int) -> str:
    """Another letter, or another Chinese character, in place of one."""
    if "a" <= char <= "z":
        return chr((ord(char) - ord("a") + by) % 26 + ord("a"))
    return chr(ord(char) + by) if "\u4e00" <= char <= "\u9000" else char


def long_texts() -> Iterator[tuple[str, str]]:
    for name, piece in LONG.items():
        yield name, (piece * LONGEST)[:LONGEST]


def main() -> None:
    judge = language()
    for locale in Locale:
        times = reading_times(judge, locale)
        sys.stdout.write(f"{locale}: {median(times):.0f} µs a line (median of {len(times)})\n")
    few, many = (Language(more_rules(count), identity) for count in (FEW_RULES, MANY_RULES))
    for locale in Locale:
        quick, slow = (median(reading_times(one, locale)) for one in (few, many))
        sys.stdout.write(f"{locale}: {FEW_RULES} to {MANY_RULES} rules: {slow / quick:.2f} times\n")
    for name, text in long_texts():
        took = microseconds(judge, text) / 1000
        sys.stdout.write(f"{LONGEST} characters of {name}: {took:.1f} ms\n")


if __name__ == "__main__":
    main()
