"""Hear that a text corrects an earlier answer: which one, and how it reads now."""

import re
from datetime import date
from typing import NamedTuple

from coach.kinds.checklist.amounts import Amount, find_amount
from coach.kinds.checklist.dates import find_day
from coach.kinds.checklist.fold import fold
from coach.kinds.checklist.naming import item_meant, named_item
from coach.kinds.checklist.state import Filled
from coach.kinds.checklist.swapping import fitted, swapped
from coach.playbook import ChecklistItem

_OPENER = re.compile(
    r"(?:(?:等一?下|等等|稍等|慢着|不对|(?:说|写|打|搞|记)?错了|更正(?:一下)?|改一?下|哦不|啊不"
    r"|no wait|wait|hold on"
    r"|actually|sorry|correction|oops|scratch that|i meant|my mistake|no)"
    r"(?:[\s,，、.。!！:：…-]+|(?=不是)|$))+"
)
_VERB = (
    r"(?P<verb>把|将|(?:我要|我想|帮我)?(?:改一?下|修改|更正|改)|change |make |update |fix |edit )?"
)
#: 甲改成乙, change a to b: the old words may be an item's name, or stand in an answer.
_CHANGE = re.compile(
    rf"{_VERB}(?P<old>.{{1,60}}?)\s*(?P<word>改成|改为|换成|换为|改到|->|→| to )\s*(?P<new>.+)"
)
#: 甲错了，是乙: the old words can only be an item's name, or the kind of thing it takes.
_WRONG = re.compile(
    rf"{_VERB}(?P<old>.{{1,60}}?)(?:[说写填记]?错了|(?:是|弄)?不对|(?: is|'s) wrong)"
    r"(?:[\s,，。.;；]*(?:应该)?(?:是|为|it'?s |it should be |should be )?\s*(?P<new>.+))?"
)
#: 甲：乙: only a plain name counts.
_LABELLED = re.compile(rf"{_VERB}(?P<old>.{{1,60}}?)\s*[:：]\s*(?P<new>.+)")
#: 甲应该是乙, a is b: said of many things, so only a plain name counts, and only when all is asked.
_NAMED = re.compile(
    rf"{_VERB}(?P<old>.{{1,60}}?)(?:\s*[,，]?\s*(?:应该|其实)是|\s*[,，]\s*是"
    r"| should be | is (?:actually |really )?)\s*(?P<new>.+)"
)
_TOUCHED = re.compile(
    r"(?:我要|我想|帮我)?(?:改一?下|修改|更正|重填|改)(?P<old>.{1,40})"
    r"|(?:change|edit|fix|update|correct) (?P<old_en>.{1,40})"
)
_NOT_BUT = re.compile(
    r"(?:(?:不是|并非)(?P<old>.{1,40}?)[\s,，、;；]*(?:而是|应该是|改成|是|[,，])"
    r"|(?:it'?s )?not (?P<old_en>.{1,40}?)(?:[\s,;]+(?:but|it'?s|it is|rather|make it)\s|\s*[,;]))"
    r"\s*(?P<new>.+)"
)
_BUT_NOT = re.compile(
    r"(?:应该是|是|it'?s )?(?P<new>.{1,60}?)\s*[,，\s]\s*(?:而?不是|not )(?P<old>.{1,40})"
)
_IS = re.compile(r"(?:应该)?是|it'?s |it is |make it ")
_EDGES = " \t“”\"'「」"


class Correction(NamedTuple):
    """An earlier answer as it reads now.

    ``item`` is None when it stays open which is meant, ``text`` None when only the item is known.
    """

    item: str | None
    text: str | None
    #: whether part of the old answer stands on, its doubts with it
    kept: bool = False


class Given(NamedTuple):
    """What there is to correct: the answers, latest first, beside the items and the day."""

    items: tuple[ChecklistItem, ...]
    answers: tuple[Filled, ...]
    asking: ChecklistItem | None
    on: date

    def answered(self) -> tuple[ChecklistItem, ...]:
        """Return the items that have an answer, with the one being asked."""
        names = {answer.item for answer in self.answers}
        return tuple(item for item in self.items if item.name in names or item is self.asking)


def find_correction(text: str, given: Given) -> Correction | None:
    """Find the earlier answer that ``text`` corrects, None when it is an answer of its own.

    Understood: an item's name with 改成, 错了 or to; old for new (不是周五，是下周二; not Friday,
    Monday) where an answer holds the old words; after an opener (等下, wait) a bare day or amount.
    While something is asked, old for new without an opener is heard for days and amounts only:
    不是价格，是交期 may well be the answer.
    """
    opener = _OPENER.match(fold(text))
    start = 0 if opener is None else opener.end()
    rest = text[start:].strip(" ,，。.")
    found = _by_name(rest, given)
    if found is None:
        found = _by_old_words(rest, given, opened=opener is not None)
    if found is not None or opener is None:
        return found
    copula = _IS.match(fold(rest))
    fits = find_fitting(rest if copula is None else rest[copula.end() :], given)
    return Correction(None, None) if fits is None and given.asking is None else fits


def find_fitting(rest: str, given: Given) -> Correction | None:
    """Find the latest answer that a bare day or amount can stand in for.

    While an item of the same type is asked, only the very last answer is meant.
    """
    kinds = {item.name: item.type for item in given.items}
    asked = None if given.asking is None else given.asking.type
    for place, answer in enumerate(given.answers):
        kind = kinds.get(answer.item)
        text = None if place > 0 and kind is asked else fitted(rest, answer, kind, given.on)
        if text is not None:
            return Correction(answer.item, text, kept=text != rest)
    return None


def _by_name(rest: str, given: Given) -> Correction | None:
    said = fold(rest)
    change = _CHANGE.fullmatch(said)
    if change is not None:
        return _changed(rest, change, given)
    for pattern, find in ((_WRONG, item_meant), (_LABELLED, named_item), (_NAMED, named_item)):
        if pattern is _NAMED and given.asking is not None:
            continue
        match = pattern.fullmatch(said)
        name = None if match is None else find(match["old"], given.answered())
        if match is not None and name is not None:
            new = None if match["new"] is None else rest[match.start("new") :]
            return Correction(name, new)
    touched = _TOUCHED.fullmatch(said)
    if touched is None:
        return None
    name = item_meant(touched["old"] or touched["old_en"], given.answered())
    return None if name is None else Correction(name, None)


def _changed(rest: str, change: re.Match[str], given: Given) -> Correction | None:
    new = rest[change.start("new") :]
    name = item_meant(change["old"], given.items)
    if name is not None:
        return Correction(name, new)
    # A plain "to" joins too many things; without a verb before it, it changes nothing.
    if change["word"] == " to " and change["verb"] is None:
        return None
    return _replaced(new, change["old"], given)


def _by_old_words(rest: str, given: Given, *, opened: bool) -> Correction | None:
    said = fold(rest)
    for pattern in (_NOT_BUT, _BUT_NOT):
        match = pattern.fullmatch(said)
        if match is None:
            continue
        old = match["old"] or match.groupdict().get("old_en", "")
        free = opened or given.asking is None or _is_plain(old, given.on)
        found = _replaced(rest[slice(*match.span("new"))], old, given) if free else None
        if found is not None:
            return found
        if opened:
            return Correction(None, None)
    return None


def _is_plain(old: str, today: date) -> bool:
    return find_day(old, today) is not None or isinstance(find_amount(old), Amount)


def _replaced(new: str, old: str, given: Given) -> Correction | None:
    for answer in given.answers:
        text = swapped(answer, old.strip(_EDGES), new.strip(), given.on)
        if text is not None:
            return Correction(answer.item, text, kept=text != new)
    return None
