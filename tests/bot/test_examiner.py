"""What is said of a playbook that somebody sends."""

import threading

import pytest

from bot.errors import Busy
from bot.examiner import MOST_TOLD, MOST_WAITING, Examiner, Mistake, Refusal
from bot.messages import Candidate
from bot.supplies import language
from coach.compiler.gate import MOST_BYTES
from coach.judge.language import Language
from coach.vocabulary import Kind, Locale, Severity
from tests.bot.shelves import WANG, renderer

GOOD = WANG.encode()


@pytest.fixture(scope="module")
def rules() -> Language:
    return language()


@pytest.fixture
def examiner(rules: Language) -> Examiner:
    return Examiner(renderer(), lambda: rules)


def refused(examiner: Examiner, data: bytes) -> Refusal:
    found = examiner.examine("wang.yaml", data)
    assert isinstance(found, Refusal)
    return found


def test_a_good_file_is_a_candidate_for_its_language(examiner: Examiner) -> None:
    assert examiner.examine("wang.yaml", GOOD) == Candidate(
        source=GOOD, locale=Locale.ZH, playbook="wang", kind=Kind.REHEARSAL, title="初访仓库王姐"
    )


def test_every_mistake_comes_back_with_its_place_and_cure(examiner: Examiner) -> None:
    refusal = refused(examiner, GOOD.replace("contact: 初次拜访".encode(), b"contact: dance"))

    (mistake,) = examiner.listed(refusal, Locale.EN)
    line = 1 + GOOD.decode().splitlines().index("contact: 初次拜访")
    assert mistake == Mistake(
        line=line,
        column=10,
        code=mistake.code,
        severity=Severity.ERROR,
        message=mistake.message,
        cure=mistake.cure,
        source="contact: dance",
    )
    assert "dance" in mistake.message
    assert mistake.cure.startswith("It can be: ")


def test_the_worst_come_first_and_the_rest_are_counted(examiner: Examiner) -> None:
    extra = "".join(f"strange{number}: 1\n" for number in range(9)).encode()

    refusal = refused(examiner, GOOD + extra)

    severities = [one.severity for one in refusal.diagnostics]
    assert severities == sorted(severities, key=lambda one: one is not Severity.ERROR)
    notice = examiner.told(refusal)
    assert notice.facts["more"] == len(severities) - MOST_TOLD
    for locale in Locale:
        told = renderer().text(notice.prompt, locale, notice.facts).splitlines()
        assert told[0].startswith("wang.yaml")
        assert len(told) == MOST_TOLD + 2


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"kind: rules\n", b"#" * (MOST_BYTES + 1), b"[" * 5000, b"- a\n"],
    ids=["empty", "no-text", "rules", "large", "deep", "list"],
)
def test_bytes_of_any_kind_are_refused_in_words(data: bytes, examiner: Examiner) -> None:
    notice = examiner.told(refused(examiner, data))

    assert all(renderer().text(notice.prompt, locale, notice.facts) for locale in Locale)


def test_files_are_checked_one_at_a_time_and_not_too_many_wait(rules: Language) -> None:
    go_on = threading.Event()

    def slowly() -> Language:
        assert go_on.wait(10)
        return rules

    examiner = Examiner(renderer(), slowly)
    waiting = [examiner.submit("wang.yaml", GOOD) for _ in range(MOST_WAITING)]

    with pytest.raises(Busy):
        examiner.submit("wang.yaml", GOOD)
    go_on.set()
    assert {type(each.result(30)) for each in waiting} == {Candidate}
    assert isinstance(examiner.submit("wang.yaml", GOOD).result(30), Candidate)
