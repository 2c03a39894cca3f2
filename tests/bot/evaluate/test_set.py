"""The gold set itself: large enough, evenly made, its parts apart from each other and the rules."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace
from rapidfuzz import fuzz, process

from bot.evaluate.files import read_sets
from coach.gold.lines import GoldAnswer, GoldLine, GoldSet, Share, Style
from coach.vocabulary import Act, Fault, Form, Locale, Move, Spin, Technique, Verdict
from tests.leanings.lines import answer_lines, practice

PLAYBOOKS = Path(__file__).parents[3] / "playbooks"
#: From here up two lines are as good as one.
ALIKE = 90
#: How long a line is at least, of one that it is like: ratio is twice what both share by their sum.
SHORTER = ALIKE / (200 - ALIKE)
#: What tells an entry from its twin in the other language.
WORDLESS = {GoldLine: {"text": "", "heard": ""}, GoldAnswer: {"text": "", "objection": ""}}
#: Whose lines they are when they are an author's, who wrote each language for itself.
OF_AN_AUTHOR = re.compile(r"gold-[a-z]+-[a-z]-(?!(?:open|closed|confirm|choice|leading)-).*")
#: Shorter lines are alike by chance.
LONG_ENOUGH = 8


@cache
def gold(locale: Locale) -> GoldSet:
    return next(one for one in read_sets(PLAYBOOKS / "gold") if one.locale is locale)


def entries_of(locale: Locale) -> list[GoldLine | GoldAnswer]:
    return [*gold(locale).lines, *gold(locale).answers]


def entries() -> list[GoldLine | GoldAnswer]:
    return [one for locale in Locale for one in entries_of(locale)]


def texts(part: Share) -> list[str]:
    return [one.text.lower() for one in entries() if one.part is part]


def alike(ones: list[str], others: list[str]) -> dict[str, str]:
    """Those lines that are nearly one of the others, with that."""
    ordered = sorted(others, key=len)
    sizes = [len(one) for one in ordered]
    near = {}
    for one in ones:
        # Of two lines that are alike none is much longer.
        start = bisect_left(sizes, len(one) * SHORTER)
        end = bisect_right(sizes, len(one) / SHORTER)
        found = process.extractOne(
            one, ordered[start:end], scorer=fuzz.ratio, score_cutoff=ALIKE + 0.1
        )
        if found is not None:
            near[one] = found[0]
    return near


@pytest.mark.parametrize("locale", Locale)
def test_every_act_type_and_form_is_there_thirty_times(locale: Locale) -> None:
    lines = gold(locale).lines
    counts = Counter(
        label for one in lines for label in (one.act, one.spin, one.form) if label is not None
    )

    assert len(lines) >= 300
    assert {label: counts[label] for label in (*Act, *Spin, *Form) if counts[label] < 30} == {}


@pytest.mark.parametrize("locale", Locale)
def test_every_technique_is_there_seven_times(locale: Locale) -> None:
    counts = Counter(one.technique for one in gold(locale).lines)

    assert {label: counts[label] for label in Technique if counts[label] < 7} == {}


@pytest.mark.parametrize("locale", Locale)
def test_answers_are_good_middling_and_bad_with_every_move_and_fault(locale: Locale) -> None:
    answers = gold(locale).answers
    verdicts = Counter(one.verdict for one in answers)
    moves = Counter(move for one in answers for move in one.moves)
    faults = Counter(fault for one in answers for fault in one.faults)

    assert len(answers) >= 100
    assert {label: verdicts[label] for label in Verdict if verdicts[label] < 30} == {}
    assert {label: moves[label] for label in Move if moves[label] < 30} == {}
    assert {label: faults[label] for label in Fault if faults[label] < 3} == {}


@pytest.mark.parametrize("locale", Locale)
def test_two_lines_of_five_are_typed_as_on_a_phone(locale: Locale) -> None:
    both = gold(locale)
    for group in (both.lines, both.answers):
        phone = sum(one.style is Style.PHONE for one in group)

        assert phone >= 0.4 * len(group)


@pytest.mark.parametrize("locale", Locale)
def test_a_third_is_kept_for_testing_in_every_act_and_verdict(locale: Locale) -> None:
    both = gold(locale)
    kinds = [(one.act.value, one.part) for one in both.lines]
    kinds += [(one.verdict.value, one.part) for one in both.answers]
    counts = Counter(kinds)

    for kind in {kind for kind, _ in kinds}:
        tested, tuned = counts[kind, Share.TEST], counts[kind, Share.TUNE]
        assert tested / (tested + tuned) == pytest.approx(1 / 3, abs=0.05), kind


def test_both_languages_have_the_same_first_lines_under_the_same_ids() -> None:
    def mix(locale: Locale, short: str) -> list[GoldLine | GoldAnswer]:
        return [
            replace(one, id=one.id.replace(f"gold-{short}-", ""), **WORDLESS[type(one)])
            for one in entries_of(locale)
            if not OF_AN_AUTHOR.fullmatch(one.id)
        ]

    assert mix(Locale.ZH, "zh") == mix(Locale.EN, "en")


def test_lines_that_differ_in_a_letter_or_two_are_alike() -> None:
    line = "how often does the line stand still"

    assert alike([line], ["how often did the lines stand still", "who stops it"]) == {
        line: "how often did the lines stand still"
    }
    assert alike([line], [f"{line} in a normal week of work"]) == {}


def test_no_two_entries_say_the_same() -> None:
    said = Counter(one.text.lower() for one in entries())

    assert [text for text, times in said.items() if times > 1] == []


def test_no_test_line_is_nearly_a_tuning_line() -> None:
    tuned = [text for text in texts(Share.TUNE) if len(text) >= LONG_ENOUGH]
    tested = [text for text in texts(Share.TEST) if len(text) >= LONG_ENOUGH]

    assert alike(tested, tuned) == {}


@pytest.mark.parametrize("locale", Locale)
def test_no_test_line_is_nearly_one_to_learn_from(locale: Locale) -> None:
    learned = [line.text.lower() for line in practice(locale)]
    learned += [text.lower() for _, _, text in answer_lines(locale)]
    kept = [
        entry.text.lower()
        for entry in entries_of(locale)
        if entry.part is Share.TEST and len(entry.text) >= LONG_ENOUGH
    ]

    assert len(learned) > 10_000
    assert alike(kept, learned) == {}


def test_no_line_is_nearly_an_example_of_a_rule() -> None:
    examples = [
        example.lower()
        for path in sorted((PLAYBOOKS / "rules").rglob("*.yaml"))
        if "\nrules:" in (text := path.read_text("utf-8"))
        for rule in yaml.safe_load(text)["rules"]
        # The keys yes and no of a rule are truth values to a plain reader of YAML.
        for says in (True, False)
        for example in rule.get(says, ())
    ]
    said = [text for part in Share for text in texts(part) if len(text) >= LONG_ENOUGH]

    assert len(examples) > 500
    assert alike(said, examples) == {}
