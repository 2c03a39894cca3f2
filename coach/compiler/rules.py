"""From files of language rules to one compiled set, or to diagnostics."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256

import msgspec

from coach.compiler.access import text
from coach.compiler.diagnostics import Diagnostic, Place, blocks, in_order
from coach.compiler.gate import OF_RULES
from coach.compiler.leaning_shape import LeaningFile, LeaningShape
from coach.compiler.nodes import Mapping as Block
from coach.compiler.rule_catalogue import (
    BAD_PATTERN,
    SAME_LEANINGS,
    SAME_LIST,
    SAME_RULE,
    UNKNOWN_LABEL,
    WRONG_ID,
    WRONG_WEIGHT,
)
from coach.compiler.rule_examples import failing_examples
from coach.compiler.rule_parts import Example, RuleFile, RulePart
from coach.compiler.source import read_source
from coach.judge.leaning_words import Leanings, Subject
from coach.judge.patterns import Fault, Lists, Pattern, literal_fault, parse_pattern
from coach.judge.rules import Rule, Rules, known_label
from coach.vocabulary import Locale

LIGHTEST, HEAVIEST = Decimal(0), Decimal(10)


class CompiledRules(msgspec.Struct, frozen=True, kw_only=True):
    """``rules`` is None as soon as one diagnostic is an error; ``digest`` is of the bytes."""

    rules: Rules | None
    digest: str
    diagnostics: tuple[Diagnostic, ...]


def compile_rules(files: Mapping[str, bytes], *, run_examples: bool = True) -> CompiledRules:
    """Compile all rule files of an installation together, whatever their order.

    Every mistake of every file comes back in one pass. ``run_examples`` runs the examples inside
    each rule: leave it out only for files that passed before, known by their digest.
    """
    digest = digest_of(files)
    diagnostics: list[Diagnostic] = []
    read = [_read(name, files[name], diagnostics) for name in sorted(files)]
    parts = [part for part in read if isinstance(part, RuleFile)]
    lists = _lists(parts, diagnostics)
    leanings = _leanings([part for part in read if isinstance(part, LeaningFile)], diagnostics)
    rules = Rules(digest=digest, rules=_rules(parts, lists, diagnostics), leanings=leanings)
    if run_examples and not blocks(tuple(diagnostics)):
        diagnostics += failing_examples(rules, tuple(rule for part in parts for rule in part.rules))
    ordered = in_order(tuple(diagnostics))
    return CompiledRules(
        rules=None if blocks(ordered) else rules, digest=digest, diagnostics=ordered
    )


def digest_of(files: Mapping[str, bytes]) -> str:
    """Name these rules: SHA-256 over file names and bytes, in the order of the names."""
    whole = sha256()
    for name in sorted(files):
        for piece in (name.encode(), files[name]):
            whole.update(len(piece).to_bytes(8, "big") + piece)
    return whole.hexdigest()


def _read(name: str, data: bytes, diagnostics: list[Diagnostic]) -> RuleFile | LeaningFile | None:
    source = read_source(data, name, OF_RULES)
    diagnostics += source.diagnostics
    root = source.root
    if root is None:
        return None
    shape = LeaningShape()
    part: RuleFile | LeaningFile | None
    if isinstance(root, Block) and text(root, "kind") in tuple(Subject):
        part = shape.leanings(root)
    else:
        part = shape.file(root)
    diagnostics += shape.diagnostics
    if part is not None and part.id is not None and part.id.text != _stem(name):
        diagnostics.append(WRONG_ID.at(part.id.place, id=part.id.text, file=name))
    return part


def _stem(name: str) -> str:
    """The file name of a path, without folders and ending."""
    return name.replace("\\", "/").rpartition("/")[2].removesuffix(".yaml").removesuffix(".yml")


def _leanings(files: list[LeaningFile], diagnostics: list[Diagnostic]) -> tuple[Leanings, ...]:
    first: dict[tuple[Locale, Subject], Place] = {}
    for file in files:
        locale, place = file.leanings.locale, file.locale.place
        subject = file.leanings.subject
        seen = first.setdefault((locale, subject), place)
        if seen is not place:
            diagnostics.append(
                SAME_LEANINGS.at(place, locale=locale.value, kind=subject.value, file=seen.file)
            )
    return tuple(file.leanings for file in files)


def _lists(parts: list[RuleFile], diagnostics: list[Diagnostic]) -> Mapping[Locale, Lists]:
    lists: dict[Locale, dict[str, tuple[str, ...]]] = {locale: {} for locale in Locale}
    first: dict[tuple[Locale, str], Place] = {}
    for part in parts:
        for one in part.lists:
            name, place = one.name.text, one.name.place
            seen = first.setdefault((part.locale, name), place)
            if seen is not place:
                fact = {"name": name, "file": seen.file, "line": seen.line}
                diagnostics.append(SAME_LIST.at(place, **fact))
                continue
            lists[part.locale][name] = tuple(word.text for word in one.words)
            for word in one.words:
                _note(word, literal_fault(word.text), diagnostics)
    return lists


def _rules(
    parts: list[RuleFile], lists: Mapping[Locale, Lists], diagnostics: list[Diagnostic]
) -> tuple[Rule, ...]:
    first: dict[str, Place] = {}
    rules: list[Rule] = []
    for part in parts:
        for rule in part.rules:
            seen = first.setdefault(rule.id.text, rule.id.place)
            if seen is not rule.id.place:
                fact = {"rule": rule.id.text, "file": seen.file, "line": seen.line}
                diagnostics.append(SAME_RULE.at(rule.id.place, **fact))
            rules.append(_rule(rule, part.locale, lists[part.locale], diagnostics))
    return tuple(rules)


def _rule(part: RulePart, locale: Locale, lists: Lists, diagnostics: list[Diagnostic]) -> Rule:
    if not known_label(part.label.text):
        diagnostics.append(UNKNOWN_LABEL.at(part.label.place, label=part.label.text))

    def patterns(written: tuple[Example, ...]) -> tuple[Pattern, ...]:
        parsed = [(one, parse_pattern(one.text, locale, lists)) for one in written]
        for one, outcome in parsed:
            _note(one, outcome, diagnostics)
        return tuple(outcome for _, outcome in parsed if isinstance(outcome, Pattern))

    return Rule(
        id=part.id.text,
        locale=locale,
        label=part.label.text,
        weight=_weight(part, diagnostics),
        any=patterns(part.any),
        unless=patterns(part.unless),
        why=dict(part.why),
    )


def _weight(part: RulePart, diagnostics: list[Diagnostic]) -> float:
    try:
        weight = Decimal(part.weight.text)
    except InvalidOperation:
        weight = LIGHTEST
    if LIGHTEST < weight <= HEAVIEST:
        return float(weight)
    diagnostics.append(WRONG_WEIGHT.at(part.weight.place, found=part.weight.text))
    return 0.0


def _note(one: Example, outcome: Pattern | Fault | None, diagnostics: list[Diagnostic]) -> None:
    if isinstance(outcome, Fault):
        facts = {"problem": outcome.problem, "column": outcome.column, "found": outcome.found}
        diagnostics.append(BAD_PATTERN.at(one.place, pattern=one.text, **facts))
