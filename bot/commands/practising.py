"""The way from an objection into the drill that practises it."""

from bot.commands.reaction import Begin
from bot.library import Shelves
from coach.playbook import Drill
from coach.vocabulary import Kind, Locale, Walk


def drill_of(shelves: Shelves, locale: Locale, objection: str) -> Begin | None:
    """The first drill on the shelf with an item of this name, begun at it; None for none."""
    for book in shelves.shelf(locale, Kind.DRILL):
        names = tuple(item.name for item in book.items) if isinstance(book, Drill) else ()
        if objection in names:
            first = f"item:{names.index(objection)}"
            return Begin(playbook=book.id, walk=Walk.GUIDED, first=first)
    return None
