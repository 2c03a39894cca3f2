"""Rules asked sentence by sentence."""

from coach.judge.language import Hit, Language
from coach.judge.normalise import identity
from coach.judge.patterns import Pattern, parse_pattern
from coach.judge.rules import Rule, Rules, known_label
from coach.vocabulary import Locale


def patterns(*texts: str) -> tuple[Pattern, ...]:
    parsed = tuple(parse_pattern(text, Locale.ZH, {}) for text in texts)
    assert all(isinstance(one, Pattern) for one in parsed)
    return tuple(one for one in parsed if isinstance(one, Pattern))


def rule(name: str, *any_of: str, unless: tuple[str, ...] = ()) -> Rule:
    return Rule(
        id=name,
        locale=Locale.ZH,
        label="spin:I",
        weight=3,
        any=patterns(*any_of),
        unless=patterns(*unless),
        why={"zh-CN": "问后果", "en": "asks what follows"},
    )


def hits(text: str, *rules: Rule) -> tuple[Hit, ...]:
    language = Language(Rules(digest="d", rules=rules), identity)
    return language.hits(language.normalise(text), Locale.ZH)


def test_a_rule_fires_once_for_its_first_wording() -> None:
    assert hits("会影响谁，影响多大", rule("a", "谁", "影响")) == (Hit("a", "spin:I", 3, 3, 4),)


def test_a_rule_is_silent_where_an_exception_stands() -> None:
    strict = rule("a", "影响", "波及", unless=("影响力", "没有…影响"))

    assert hits("很有影响力", strict) == ()
    assert hits("没有什么影响", strict) == ()
    assert hits("影响谁，会波及吗", strict) == (Hit("a", "spin:I", 3, 0, 2),)


def test_an_exception_alone_says_nothing() -> None:
    assert hits("影响力", rule("a", "波及", unless=("影响力",))) == ()


def test_all_parts_of_a_wording_in_the_wrong_order_are_no_match() -> None:
    assert hits("影响对", rule("a", "对…影响")) == ()
    assert hits("影响对谁", rule("a", "谁", unless=("对…影响",))) == (Hit("a", "spin:I", 3, 3, 4),)


def test_rules_of_the_other_language_keep_still() -> None:
    language = Language(Rules(digest="d", rules=(rule("a", "影响"),)), identity)

    assert language.hits(language.normalise("影响"), Locale.EN) == ()
    assert language.digest == "d"


def test_a_rule_gives_its_reason_in_both_languages() -> None:
    language = Language(Rules(digest="d", rules=(rule("a", "影响"),)), identity)

    assert language.why("a", Locale.ZH) == "问后果"
    assert language.why("a", Locale.EN) == "asks what follows"
    assert language.why("b", Locale.EN) is None


def test_only_labels_the_judge_understands_are_known() -> None:
    assert known_label("spin:I")
    assert not known_label("spin:Z")
    assert not known_label("spin")
    assert not known_label("moon:full")
