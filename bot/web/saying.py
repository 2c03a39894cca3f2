"""Read what a page of the chat says."""

from hashlib import sha256

import msgspec

from bot.messages import Inbound
from bot.web.problems import Problem
from bot.web.site import Call

#: Characters of the name that a page gives to what it sends, and what they are.
LONGEST_ID = 64
HEX = frozenset("0123456789abcdef")
#: The most digits of a number that is read.
MOST_DIGITS = 15
#: What a script puts into ``Accept`` when it takes exchanges alone.
FRAGMENT = "fragment"


def said(call: Call) -> Inbound:
    """What a form says: words, or a choice with its step. Raises Problem."""
    form = call.form
    choice = form.text("choice")
    if not choice:
        return inbound(call, name_of(call), text=form.text("text"))
    step = form.text("step")
    return inbound(call, name_of(call), choice=choice, step=number(step) if step else None)


def name_of(call: Call) -> str:
    """The name under which a form sends what it sends. Raises Problem."""
    name = call.form.text("message_id").casefold()
    if not 1 <= len(name) <= LONGEST_ID or not HEX.issuperset(name):
        raise Problem("expired")
    return name


def inbound(
    call: Call,
    name: str,
    *,
    text: str | None = None,
    choice: str | None = None,
    step: int | None = None,
) -> Inbound:
    """A message from this browser; the same name with other words is a conflict."""
    words = msgspec.json.encode((text, choice, step))
    return Inbound(
        address=call.visit.address,
        message_id=call.visit.message_id(name),
        digest=sha256(words).hexdigest(),
        at=call.at,
        text=text,
        choice=choice,
        step=step,
        locale=call.visit.locale,
    )


def after(call: Call) -> int:
    """The last exchange that the page has; a stream that goes on names it in a header."""
    named = call.request.headers.get("last-event-id")
    if named is None:
        named = call.form.text("after") or call.request.query_params.get("after", "")
    return number(named)


def number(text: str) -> int:
    """A whole number from 0; 0 for anything else."""
    plain = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if plain else 0


def for_script(call: Call) -> bool:
    """Whether a script asks, which wants no whole page."""
    return FRAGMENT in call.request.headers.get("accept", "")
