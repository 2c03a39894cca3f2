"""The words by which Chinese names a day."""

import re
from datetime import date, timedelta

from coach.kinds.checklist import days
from coach.kinds.checklist.days import Meant
from coach.numerals import number_at

_N = r"(?:\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}|两)"
_YEAR = r"(?P<year>今年|明年|后年|\d{4}年)?"
_WEEKS = {"这": 0, "本": 0, "下": 1, "下下": 2, "上": -1}
_UNITS = {
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "年": "year",
}


def _number(words: str) -> int:
    found = number_at(words, 0)
    return 0 if found is None else int(found.value)


def _full(match: re.Match[str], _today: date) -> Meant:
    return Meant(days.day_of(*(int(part) for part in match.group("y", "m", "d"))))


def _year(match: re.Match[str], today: date) -> int | None:
    words = match["year"]
    if words is None:
        return None
    ahead = {"今年": 0, "明年": 1, "后年": 2}
    return today.year + ahead[words] if words in ahead else int(words[:4])


def _month_day(match: re.Match[str], today: date) -> Meant:
    year, month, day = _year(match, today), _number(match["m"]), _number(match["d"])
    if year is not None:
        return Meant(days.day_of(year, month, day))
    return Meant(days.coming(today, month, day))


def _month(match: re.Match[str], today: date) -> Meant:
    month = _number(match["m"])
    year = days.year_of_month(today, month, _year(match, today))
    return days.part_of_month(year, month, match["part"])


def _near_month(match: re.Match[str], today: date) -> Meant:
    first = days.in_months(today.replace(day=1), _WEEKS.get(match["near"], 0))
    if match["d"] is not None:
        return Meant(days.day_of(first.year, first.month, _number(match["d"])))
    return days.part_of_month(first.year, first.month, match["part"])


def _year_part(match: re.Match[str], today: date) -> Meant:
    year = today.year + (match["near"] == "明")
    month = {"底": 12, "末": 12, "终": 12, "中": 6, "初": 1}[match["part"]]
    return Meant(days.month_end(year, month), whole_month=True)


def _quarter(match: re.Match[str], today: date) -> Meant:
    if match["n"] is not None:
        return Meant(days.quarter_end(today, _number(match["n"]), 0), whole_month=True)
    return Meant(days.quarter_end(today, None, _WEEKS.get(match["near"], 0)), whole_month=True)


def _weekday(match: re.Match[str], today: date) -> Meant:
    name = {"天": "日", "末": "六"}.get(match["day"], match["day"])
    number = "一二三四五六日".find(name)
    return Meant(
        days.weekday(
            today, int(name) - 1 if number < 0 else number, _WEEKS.get(match["week"] or "")
        )
    )


def _near_day(match: re.Match[str], today: date) -> Meant:
    return Meant(
        today
        + timedelta(days={"前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}[match["near"]])
    )


def _ahead(match: re.Match[str], today: date) -> Meant:
    unit = _UNITS[match["unit"]]
    if match["count"] != "半":
        return Meant(days.ahead(today, _number(match["count"]), unit))
    return Meant(days.ahead(today, 15, "day") if unit == "month" else days.in_months(today, 6))


def _day_only(match: re.Match[str], today: date) -> Meant:
    return Meant(days.next_with_day(today, _number(match["d"])))


def _feast(match: re.Match[str], today: date) -> Meant:
    return Meant(days.feast(today, match["feast"]))


RULES: tuple[days.Rule, ...] = (
    (re.compile(r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})[日号]?"), _full),
    (re.compile(rf"{_YEAR}(?P<m>{_N})月(?:份)?(?P<d>{_N})[日号]?"), _month_day),
    (re.compile(rf"{_YEAR}(?P<m>{_N})月份?(?P<part>底|末|初|中旬?|上旬|下旬)?"), _month),
    (
        re.compile(rf"(?P<near>下下|下|这|本)个?月(?:(?P<part>底|末|初|中旬?)|(?P<d>{_N})[日号])?"),
        _near_month,
    ),
    (re.compile(r"(?P<near>)(?P<d>(?!))?月(?P<part>底|末|初|中(?!国))"), _near_month),
    (re.compile(r"(?P<near>明|今)?年(?P<part>底|末|终|中|初)"), _year_part),
    (
        re.compile(r"第?(?P<n>[1-4一二三四])季度(?:末|底)?|(?P<near>这|本|下)?个?季度[末底]"),
        _quarter,
    ),
    (
        re.compile(
            r"(?P<week>下下|下|这|本|上)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末1-7])(?!\d|[个天周])"
        ),
        _weekday,
    ),
    (re.compile(r"(?P<near>前|昨|今|明|大后|后)(?:天|晚|早|日)"), _near_day),
    (
        re.compile(
            r"(?P<count>\d{1,3}|[一二三四五六七八九十两]{1,3}|半)个?(?P<unit>天|日|周|星期|礼拜|月|年)"
            r"(?:之后|以后|之内|以内|[后内])"
        ),
        _ahead,
    ),
    (re.compile(rf"(?P<d>{_N})[号日](?!线)"), _day_only),
    (re.compile(rf"(?P<feast>{'|'.join(days.CHINESE_FEASTS)})节?"), _feast),
)
