"""What is asked for by who wants to go back to an earlier line."""

import re

from bot.commands.desk import Desk
from bot.commands.reaction import Reaction, Retry, refused
from bot.commands.understand import Press, folded
from coach.effects import Facts, Offer, Say
from coach.numerals import number_at
from coach.vocabulary import Kind

#: The number of a line, in digits, or as it is spoken where nothing else can be meant.
_LINE = re.compile(
    r"第 ?([0-9一二三四五六七八九十]{1,4})|([0-9一二三四五六七八九十]{1,4}) ?句"
    r"|(?<![0-9.-])([0-9]{1,4})(?![0-9.])|^([一二三四五六七八九十]{1,3})$"
)


def line_in(words: str) -> int | None:
    """The number of the line that these words name; None when they name none."""
    named = _LINE.search(folded(words))
    found = None if named is None else number_at(named[named.lastindex or 0], 0)
    return None if found is None else int(found.value)


def back(desk: Desk, words: str, menu: Offer) -> Reaction:
    """Take the rehearsal on the desk up again at the line that the words name.

    Without any words it is for the talk to choose. A drill says its item again, which only it can.
    """
    talk = desk.at_hand
    if talk is None:
        return _told(desk, "shell.nothing_open", {"name": "retry"}, menu)
    if talk.kind is Kind.DRILL and desk.talk is talk and not words:
        return Reaction(desk=desk, order=Press(choice="retry"))
    if talk.kind is not Kind.REHEARSAL:
        return _told(desk, "shell.retry_not", {"kind": talk.kind}, menu)
    line = line_in(words)
    if words and line is None:
        return _told(desk, "shell.retry_which", {"words": words}, menu)
    return Reaction(desk=desk, order=Retry(session=talk.session, turn=line))


def _told(desk: Desk, prompt: str, facts: Facts, menu: Offer) -> Reaction:
    return refused(desk, Say(prompt=prompt, facts=facts), menu)
