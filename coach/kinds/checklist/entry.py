"""Read one text as the value of one item."""

import re
from datetime import date
from typing import NamedTuple, assert_never

import msgspec

from coach.kinds.checklist.amounts import Amount, find_amount
from coach.kinds.checklist.choices import find_option, is_yes
from coach.kinds.checklist.commitment import judge_commitment
from coach.kinds.checklist.dates import DayFound, find_day, is_vague
from coach.kinds.checklist.heard import Heard
from coach.kinds.checklist.phrases import aside, asks, guess_in, says_none, without_guess
from coach.kinds.checklist.shown import show_day, show_number
from coach.numerals import plain
from coach.playbook import ChecklistItem
from coach.reading import Entry, Evidence
from coach.vocabulary import ItemType, Locale, Outcome

#: The rule names under which an entry tells what it understood.
DAY_RULE = "checklist.day"
AMOUNT_RULE = "checklist.amount"
#: An answer is a line on a sheet, not an essay.
MOST_CHARACTERS = 500

_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W_]")
_PARTS = re.compile(r"[,，、;；\n]+|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
_ENTRIES = re.compile(r"[,，、;；\n]+(?: *and )?")
#: Types for which 没有 holds no value; a text or a list may well be 没有.
_TYPED = frozenset({ItemType.NUMBER, ItemType.MONEY, ItemType.DATE, ItemType.PERSON})


class Taken(NamedTuple):
    """A value that was understood, with what shows it."""

    value: str
    shown: str
    evidence: tuple[Evidence, ...] = ()


class Asked(NamedTuple):
    """An item as it is asked: in which language, on which day."""

    item: ChecklistItem
    locale: Locale
    on: date


def read_value(asked: Asked, text: str) -> Entry:
    """Read ``text`` as the value of the item, or say what it is instead.

    A weak advance keeps its value beside its refusal, so that a second one can be taken.
    """
    item = asked.item
    heard = _beside(item, text)
    if heard is not None:
        return Entry(text=text, target=item.name, refusal=heard)
    guess = guess_in(text)
    taken = _taken(asked, text if guess is None else without_guess(text))
    if isinstance(taken, Heard):
        return Entry(text=text, target=item.name, refusal=taken)
    weak, why = _weakness(asked, text)
    return Entry(
        text=text,
        target=item.name,
        value=taken.value,
        shown=taken.shown,
        guess=guess is not None,
        refusal=weak,
        evidence=located((*taken.evidence, *why, *(() if guess is None else (guess,))), text),
    )


def located(evidence: tuple[Evidence, ...], text: str) -> tuple[Evidence, ...]:
    """Point each evidence into ``text``; one whose words do not stand there is left out."""
    places = tuple(
        found.start if text.startswith(found.matched, found.start) else text.find(found.matched)
        for found in evidence
    )
    return tuple(
        msgspec.structs.replace(found, start=start, end=start + len(found.matched))
        for found, start in zip(evidence, places, strict=True)
        if start >= 0
    )


def _beside(item: ChecklistItem, text: str) -> Heard | None:
    if _LETTER.search(text) is None:
        return Heard.NO_WORDS
    heard = aside(text)
    if heard is Heard.SMALL_TALK and item.type in (ItemType.YES_NO, ItemType.CHOICE):
        return None
    if heard is Heard.UNKNOWN and find_option(text, item.options) is not None:
        return None
    if heard is None and item.type in _TYPED and says_none(text):
        return Heard.UNKNOWN
    if heard is None and item.type is ItemType.PERSON and asks(text):
        return Heard.PERSON
    return heard


def _taken(asked: Asked, text: str) -> Taken | Heard:
    item = asked.item
    match item.type:
        case ItemType.TEXT:
            return _text(asked, text)
        case ItemType.NUMBER | ItemType.MONEY:
            return _amount(asked, text)
        case ItemType.DATE:
            return _day(asked, text)
        case ItemType.CHOICE | ItemType.YES_NO:
            return _chosen(asked, text)
        case ItemType.PERSON | ItemType.LIST:
            return _parts(asked, text)
        case _:
            assert_never(item.type)


def _text(asked: Asked, text: str) -> Taken:
    value = _tidy(text)
    found = find_day(value, asked.on)
    # Only where a day is part of what was asked for; elsewhere his own words say it better.
    if asked.item.must_be is None or found is None or found.day is None:
        return Taken(value, value)
    shown = show_day(found, found.day, asked.on, asked.locale)
    return Taken(
        value,
        value[: found.start] + shown + value[found.end :],
        (_evidence(DAY_RULE, value, found),),
    )


def _amount(asked: Asked, text: str) -> Taken | Heard:
    found = find_amount(text)
    if not isinstance(found, Amount):
        wanted = Heard.MONEY if asked.item.type is ItemType.MONEY else Heard.NUMBER
        return {"vague": Heard.VAGUE_AMOUNT, "several": Heard.WHICH_NUMBER}.get(found, wanted)
    shown = show_number(found.value, asked.locale)
    if found.low is not None:
        shown = f"{show_number(found.low, asked.locale)}–{shown}"
    return Taken(plain(found.value), shown, (_evidence(AMOUNT_RULE, text, found),))


def _day(asked: Asked, text: str) -> Taken | Heard:
    found = find_day(text, asked.on)
    if found is None:
        # A bare month name is too common a word to count in running text.
        found = find_day(f"in {text}", asked.on)
        found = None if found is None else found._replace(start=0, end=len(text))
    if found is None:
        return Heard.WHICH_DAY if is_vague(text) else Heard.DATE
    if found.day is None:
        return Heard.NO_SUCH_DAY
    return Taken(
        found.day.isoformat(),
        show_day(found, found.day, asked.on, asked.locale),
        (_evidence(DAY_RULE, text, found),),
    )


def _chosen(asked: Asked, text: str) -> Taken | Heard:
    if asked.item.type is ItemType.CHOICE:
        index = find_option(text, asked.item.options)
        if index is None:
            return Heard.CHOICE
        return Taken(asked.item.options[index], asked.item.options[index])
    yes = is_yes(text)
    if yes is None:
        return Heard.YES_NO
    return yes_no(asked.locale, yes=yes)


def yes_no(locale: Locale, *, yes: bool) -> Taken:
    """Return yes or no as a value, shown in the language of the playbook."""
    shown = ("否", "是") if locale is Locale.ZH else ("no", "yes")
    return Taken("yes" if yes else "no", shown[yes])


def _parts(asked: Asked, text: str) -> Taken | Heard:
    person = asked.item.type is ItemType.PERSON
    divided = (_PARTS if person else _ENTRIES).split(text)
    parts = tuple(tidy for part in divided if _LETTER.search(tidy := _tidy(part)))
    joint = ", "
    if asked.locale is Locale.ZH:
        joint = "，" if person else "、"
    return Taken("\n".join(parts), joint.join(parts))


def _weakness(asked: Asked, text: str) -> tuple[Heard | None, tuple[Evidence, ...]]:
    if asked.item.must_be in (Outcome.ADVANCE, Outcome.ORDER):
        return judge_commitment(text, asked.on)
    return None, ()


def _evidence(rule: str, text: str, found: DayFound | Amount) -> Evidence:
    return Evidence(
        rule=rule, start=found.start, end=found.end, matched=text[found.start : found.end]
    )


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" 。.")
