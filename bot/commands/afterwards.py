"""What a talk that is over goes on answering, and the words that ask for it."""

import re

from bot.commands.desk import Desk, Talk
from coach.effects import Offer

#: What it always answers, beside what it offers.
AFTERWARDS = ("score", "why", "why_more")
#: What people say to somebody who is no customer any more; the first that is found decides.
ASKED = (
    ("map", r"需求图|\bneeds? map\b|^map\W*$"),
    ("scales", r"心里的秤|那杆秤|这杆秤|\bscales\b"),
    ("why", r"凭什么|^为什么\W*$|为什么.{0,6}[扣分]|^why\W*$|\bwhy\b.*\b(?:points?|scores?)\b"),
    ("score", r"分数|得分|多少分|几分|\bscores?\b|\bhow many points\b"),
)


def over(desk: Desk) -> Talk | None:
    """The talk that came to its end last, while nothing else is under way; None for none."""
    talk = desk.at_hand
    return talk if talk is not None and talk.over else None


def offer_of(desk: Desk) -> Offer | None:
    """What the talk that is over offers, wherever it lies."""
    talk = over(desk)
    return None if talk is None else talk.offer


def answers(talk: Talk, choice: str) -> bool:
    """Whether a talk that is over answers this."""
    offered = () if talk.offer is None else talk.offer.choices
    return choice in AFTERWARDS or any(each.id == choice for each in offered)


def asked_for(desk: Desk, words: str) -> str | None:
    """What folded words ask of the talk that is over; None when nothing that it answers."""
    talk = over(desk)
    if talk is None:
        return None
    found = (name for name, pattern in ASKED if re.search(pattern, words))
    return next((name for name in found if answers(talk, name)), None)
