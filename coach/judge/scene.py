"""What the judge is told of the talk around a message."""

import msgspec

from coach.vocabulary import Area, Locale

Words = tuple[str, ...]


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """The words that mean something here, in the pattern language of the playbook.

    ``locale`` None reads each message in the language it is written in. ``topics``, ``sells`` and
    ``steps`` are (name, about); ``facts`` are (topic, index, about); ``consequences`` are (area,
    about); ``asks`` are what answers to the customer's own questions hold. ``last_heard`` is the
    customer's last line, empty before he has said one.
    """

    locale: Locale | None = None
    who: str = ""
    introduced_by: str | None = None
    last_heard: str = ""
    topics: tuple[tuple[str, Words], ...] = ()
    facts: tuple[tuple[str, int, Words], ...] = ()
    consequences: tuple[tuple[Area, Words], ...] = ()
    sells: tuple[tuple[str, Words], ...] = ()
    steps: tuple[tuple[str, Words], ...] = ()
    asks: tuple[Words, ...] = ()


NO_SCENE = Scene()
