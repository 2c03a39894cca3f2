"""Find the amount that words like 大概18万, 20到30万 or around 25k mean."""

import re
from decimal import Decimal
from typing import NamedTuple

from coach.kinds.checklist.fold import fold
from coach.numerals import number_at

_VAGUE = re.compile(
    r"[几数好][十百千万亿]|十几|[百千万]把|\b(?:a few|several) (?:hundred|thousand)\b"
)
_ABOUT = re.compile(r"(?<=[一二三四五六七八九十百千\d])[来多余](?=[十百千万亿元块])")
_START = re.compile(
    r"\d|[〇零一二两俩三四五六七八九十](?=[〇零一二两三四五六七八九十百千万亿]|$|[元块%]|[到至~—–-][〇零一二两三四五六七八九十\d])"
)
_NOT_AMOUNT = re.compile(r" ?(?:年|月|日|号|点|天|[:/.-]\d|st\b|nd\b|rd\b|th\b)")
_MARK_AFTER = re.compile(
    r" ?(?:元|块|人民币|rmb|cny|usd|eur|gbp|dollars?|euros?|pounds?|美元|欧元|英镑)"
)
_MARK_BEFORE = re.compile(r"[¥￥$€£] ?$|(?:rmb|usd|eur|gbp|cny) ?$")
_RANGE = re.compile(r" ?(?:到|至|~|-|—|–|to|and) ?$")
_NEGATIVE = re.compile(r"(?:^|[\s(])[-负]$|负$")
_BIG_UNIT = re.compile(r"[十百千万亿]|[a-z]")
_UNIT_LAST = re.compile(r"[ 百千万亿a-z元块]+$")
#: Below this a bare number is hardly a deal beside one that is.
_COUNTABLE = 1000


class Amount(NamedTuple):
    """An amount in a text: ``value`` decides, ``low`` is the lower end where a range was given."""

    start: int
    end: int
    value: Decimal
    low: Decimal | None = None
    marked: bool = False


def find_amount(text: str) -> Amount | str:
    """The one amount a text names, or the reason key why none can be taken.

    Of a range the upper end counts. Beside several numbers the one with a currency or a big unit
    wins. Reasons: ``vague`` (几十万), ``several``, ``none``.
    """
    folded = _ABOUT.sub("", fold(text))
    if _VAGUE.search(folded) is not None:
        return "vague"
    found = _joined(folded, _amounts(folded))
    marked = tuple(amount for amount in found if amount.marked)
    if len(marked) == 1:
        return marked[0]
    if not found:
        return "none"
    return found[0] if len(found) == 1 else "several"


def _amounts(folded: str) -> tuple[Amount, ...]:
    found: list[Amount] = []
    place = 0
    while (match := _START.search(folded, place)) is not None:
        spotted = number_at(folded, match.start())
        if spotted is None:
            place = match.end()
            continue
        place = spotted.end
        if _NOT_AMOUNT.match(folded, place) is None:
            found.append(_amount(folded, match.start(), spotted.value, spotted.end))
    return tuple(found)


def _amount(folded: str, start: int, value: Decimal, end: int) -> Amount:
    before = folded[:start]
    marked = _MARK_BEFORE.search(before) is not None or value >= _COUNTABLE
    after = _MARK_AFTER.match(folded, end)
    if after is not None:
        marked, end = True, after.end()
    if _NEGATIVE.search(before) is not None:
        value = -value
    return Amount(start, end, value, marked=marked)


def _joined(folded: str, found: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Join the two ends of a range; ``15到20万`` lends its 万 to the lower end."""
    joined: list[Amount] = []
    for amount in found:
        last = joined[-1] if joined else None
        if last is None or _RANGE.fullmatch(folded[last.end : amount.start]) is None:
            joined.append(amount)
            continue
        low = last.value
        if _BIG_UNIT.search(folded[last.start : last.end]) is None and amount.value > 0:
            low = _lent(low, folded[amount.start : amount.end], amount.value)
        joined[-1] = amount._replace(start=last.start, low=low)
    return tuple(joined)


def _lent(low: Decimal, words: str, value: Decimal) -> Decimal:
    """Scale the lower end as its partner is scaled: beside 20万, 15 is 15万."""
    bare = number_at(_UNIT_LAST.sub("", words), 0)
    return low if bare is None or bare.value == 0 else low * (value / bare.value)
