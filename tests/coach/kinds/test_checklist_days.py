"""Days as reps name them."""

from datetime import date

import pytest

from coach.kinds.checklist.dates import find_day, is_vague
from coach.kinds.checklist.shown import show_day
from coach.vocabulary import Locale

TUESDAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-08", "2026-12-08"),
        ("2026年12月8日", "2026-12-08"),
        ("2026/1/5", "2026-01-05"),
        ("１２月３号", "2026-12-03"),
        ("12月3号", "2026-12-03"),
        ("十二月八号", "2026-12-08"),
        ("3月5日", "2027-03-05"),
        ("明年3月5日", "2027-03-05"),
        ("今年12月5日", "2026-12-05"),
        ("2028年2月29日", "2028-02-29"),
        ("2月29日", "none"),
        ("2月30号", "none"),
        ("13月1号", "none"),
        ("32号", "none"),
        ("12月", "2026-12-31"),
        ("11月份", "2027-11-30"),
        ("3月底", "2027-03-31"),
        ("3月初", "2027-03-05"),
        ("3月中旬", "2027-03-15"),
        ("明年13月底", "none"),
        ("下月底", "2027-01-31"),
        ("下个月", "2027-01-31"),
        ("下个月5号", "2027-01-05"),
        ("下下月初", "2027-02-05"),
        ("月底前", "2026-12-31"),
        ("月中", "2026-12-15"),
        ("年底", "2026-12-31"),
        ("明年初", "2027-01-31"),
        ("明年底", "2027-12-31"),
        ("年中", "2026-06-30"),
        ("季度末", "2026-12-31"),
        ("下季度末", "2027-03-31"),
        ("二季度", "2027-06-30"),
        ("第四季度底", "2026-12-31"),
        ("周五前", "2026-12-04"),
        ("周一", "2026-12-07"),
        ("周二", "2026-12-01"),
        ("这周一", "2026-11-30"),
        ("上周五", "2026-11-27"),
        ("下周二", "2026-12-08"),
        ("下下周一", "2026-12-14"),
        ("星期天", "2026-12-06"),
        ("礼拜5", "2026-12-04"),
        ("周末", "2026-12-05"),
        ("今天", "2026-12-01"),
        ("明天", "2026-12-02"),
        ("后天", "2026-12-03"),
        ("大后天", "2026-12-04"),
        ("昨天", "2026-11-30"),
        ("前天", "2026-11-29"),
        ("三天后", "2026-12-04"),
        ("两周后", "2026-12-15"),
        ("3个月内", "2027-03-01"),
        ("半个月后", "2026-12-16"),
        ("半年内", "2027-06-01"),
        ("一年后", "2027-12-01"),
        ("8号", "2026-12-08"),
        ("1号", "2026-12-01"),
        ("国庆前", "2027-10-01"),
        ("元旦", "2027-01-01"),
        ("春节前", "2027-02-06"),
        ("中秋节", "2027-09-15"),
        ("by Friday", "2026-12-04"),
        ("Tuesday", "2026-12-01"),
        ("next Tuesday", "2026-12-08"),
        ("this Fri", "2026-12-04"),
        ("last Monday", "2026-11-23"),
        ("tuesday next week", "2026-12-08"),
        ("Dec 8", "2026-12-08"),
        ("the 8th of March", "2027-03-08"),
        ("8 December 2027", "2027-12-08"),
        ("Feb 30", "none"),
        ("end of March", "2027-03-31"),
        ("early Jan 2028", "2028-01-05"),
        ("mid-March", "2027-03-15"),
        ("in March", "2027-03-31"),
        ("by march", "2027-03-31"),
        ("end of next month", "2027-01-31"),
        ("end of the month", "2026-12-31"),
        ("this month", "2026-12-31"),
        ("month end", "2026-12-31"),
        ("end of the year", "2026-12-31"),
        ("year-end", "2026-12-31"),
        ("end of q1", "2027-03-31"),
        ("end of next quarter", "2027-03-31"),
        ("end of the week", "2026-12-04"),
        ("today", "2026-12-01"),
        ("yesterday", "2026-11-30"),
        ("day after tomorrow", "2026-12-03"),
        ("in two weeks", "2026-12-15"),
        ("within a month", "2027-01-01"),
        ("3 days from now", "2026-12-04"),
        ("in 2 years", "2028-12-01"),
        ("the 15th", "2026-12-15"),
        ("before Christmas", "2026-12-25"),
    ],
)
def test_a_day_is_reckoned_from_the_day_of_the_turn(text: str, day: str) -> None:
    found = find_day(text, TUESDAY)

    assert found is not None
    assert str(found.day).lower() == day


@pytest.mark.parametrize("text", ["", "换2号线", "3个人", "may be", "March", "下周", "soon"])
def test_no_day_is_seen_where_none_is_named(text: str) -> None:
    assert find_day(text, TUESDAY) is None


def test_a_day_late_in_a_month_waits_for_a_month_that_has_it() -> None:
    for today, day in (
        (date(2027, 2, 1), date(2027, 3, 31)),
        (date(2026, 12, 31), date(2026, 12, 31)),
    ):
        found = find_day("31号", today)
        assert found is not None
        assert found.day == day


def test_a_leap_day_that_does_not_come_in_two_years_is_no_day() -> None:
    found = find_day("2月29号", date(2025, 3, 1))
    assert found is not None
    assert found.day is None


def test_a_lunar_feast_of_an_unknown_year_is_no_day() -> None:
    found = find_day("春节前", date(2040, 1, 1))
    assert found is not None
    assert found.day is None
    late = find_day("春节", date(2026, 3, 1))
    assert late is not None
    assert late.day == date(2027, 2, 6)


def test_the_words_of_a_deadline_belong_to_the_day() -> None:
    texts = ("周五之前给我", "walk me round by Friday please")
    found = tuple((text, find_day(text, TUESDAY)) for text in texts)

    assert tuple(text[day.start : day.end] for text, day in found if day is not None) == (
        "周五之前",
        "by Friday",
    )
    assert all(day.before for _, day in found if day is not None)


@pytest.mark.parametrize("text", ["下周", "尽快", "过几天", "next week", "ASAP"])
def test_a_vague_time_is_heard_as_vague(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("12月8号", "12 月 8 日（周二）", "Tuesday, Dec 8"),
        ("12月8号前", "12 月 8 日（周二）前", "by Tuesday, Dec 8"),
        ("明年1月5日", "2027 年 1 月 5 日（周二）", "Tuesday, Jan 5, 2027"),
        ("月底", "12 月底", "the end of December"),
        ("下月底前", "2027 年 1 月底前", "by the end of January 2027"),
    ],
)
def test_a_day_is_shown_with_its_weekday(text: str, chinese: str, english: str) -> None:
    found = find_day(text, TUESDAY)
    assert found is not None
    assert found.day is not None
    assert show_day(found, found.day, TUESDAY, Locale.ZH) == chinese
    assert show_day(found, found.day, TUESDAY, Locale.EN) == english
