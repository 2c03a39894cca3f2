"""Make the facts of the sheet: its lines, and what is left to ask on the day."""

from coach.effects import Facts
from coach.kinds.checklist.due import computed_values, due_items, open_items
from coach.kinds.checklist.shown import show_number, show_percent
from coach.kinds.checklist.state import Filled
from coach.playbook import Checklist, ChecklistItem, Gap
from coach.slots import Slot, SlotError, parse_slots
from coach.vocabulary import Flag

#: A piece of a line: its text, and whether it is a guess.
Piece = dict[str, object]


def sheet_facts(playbook: Checklist, answers: tuple[Filled, ...]) -> Facts:
    """Return ``title`` and ``lines`` (each a tuple of pieces), ``gaps_title`` and ``gaps``.

    A line with an empty slot is left out; without its slots the title is the playbook's. Gaps come
    red flags first, then in authored order (M-32, M-48).
    """
    slots = _slots(playbook, answers)
    lines = tuple(_pieces(line.text, slots) for line in playbook.sheet.lines)
    title = _pieces(playbook.sheet.title, slots)
    return {
        "title": title if title is not None else (_piece(playbook.title),),
        "lines": tuple(line for line in lines if line is not None),
        "gaps_title": playbook.sheet.gaps,
        "gaps": tuple(
            {
                "item": item.name,
                "flag": gap.flag.value,
                "advice": gap.advice,
                "question": gap.question,
                "whom": gap.whom,
            }
            for item, gap in gaps(playbook, answers)
        ),
    }


def gaps(playbook: Checklist, answers: tuple[Filled, ...]) -> tuple[tuple[ChecklistItem, Gap], ...]:
    """Return the open items whose gap means something, red flags first."""
    meant = tuple(
        (item, item.if_missing)
        for item in open_items(playbook, answers)
        if item.if_missing is not None
    )
    return tuple(sorted(meant, key=lambda pair: pair[1].flag is not Flag.RED))


def shown_values(playbook: Checklist, answers: tuple[Filled, ...]) -> tuple[tuple[str, str], ...]:
    """Return name and shown text of each computed value that can be worked out."""
    return tuple(
        (
            computed.name,
            show_percent(value)
            if computed.show == "percent"
            else show_number(value, playbook.locale),
        )
        for computed, value in computed_values(playbook, answers)
        if value is not None
    )


def _slots(playbook: Checklist, answers: tuple[Filled, ...]) -> dict[str, Piece]:
    due = {item.name for item in due_items(playbook, answers)}
    values = {name: _piece(shown) for name, shown in shown_values(playbook, answers)}
    given = {
        answer.item: _piece(answer.shown, guess=answer.guess)
        for answer in answers
        if answer.item in due
    }
    return values | given


def _pieces(text: str, slots: dict[str, Piece]) -> tuple[Piece, ...] | None:
    """Fill the slots of a line, None when one is empty; a line with a wrong brace stands as is."""
    parts = parse_slots(text)
    if isinstance(parts, SlotError):
        return (_piece(text),)
    filled = tuple(
        slots.get(part.name) if isinstance(part, Slot) else _piece(part) for part in parts
    )
    present = tuple(piece for piece in filled if piece is not None)
    return present if len(present) == len(filled) else None


def _piece(text: str, *, guess: bool = False) -> Piece:
    return {"text": text, "guess": guess}
