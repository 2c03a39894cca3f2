"""Ask, offer, show: the orders by which a checklist speaks."""

import msgspec

from coach.effects import Attach, Choice, Effect, Offer, Quote, Say
from coach.kinds.advanced import Advanced
from coach.kinds.checklist.due import counts, due_items, next_item, open_items
from coach.kinds.checklist.sheet import sheet_facts, shown_values
from coach.kinds.checklist.state import ChecklistState, Place
from coach.playbook import Checklist, ChecklistItem
from coach.vocabulary import ItemType, Speaker

Notes = tuple[Effect, ...]

#: Lines that come when all was asked before, so that it need not be said once more.
_TOLD_BEFORE = frozenset(
    f"checklist.{key}"
    for key in ("edited", "kept", "unclear", "sheet", "score", "sure", "farewell")
)
_BUTTON_OF = {"checklist.guess": "sure", "checklist.farewell": "stop"}
_TYPED_NUMBERS = frozenset({ItemType.NUMBER, ItemType.MONEY})


def say(key: str, /, **facts: object) -> Say:
    """Order what stands in ``prompts/<locale>/checklist/``; its name is its rule."""
    return Say(prompt=f"checklist.{key}", facts=facts, rule=f"checklist.{key}")


def go_on(
    playbook: Checklist, state: ChecklistState, notes: Notes = ()
) -> Advanced[ChecklistState]:
    """Say the notes, then ask the next open item, or offer the sheet when there is none."""
    item = next_item(playbook, state)
    if item is not None:
        return ask(state, item, notes)
    done = msgspec.structs.replace(state, place=Place.REVIEW, item=None)
    left = len(open_items(playbook, state.answers))
    told = any(isinstance(note, Say) and note.prompt in _TOLD_BEFORE for note in notes)
    line = () if told else (say("all_asked", open=left),)
    return Advanced(done, (*notes, *line, _review_offer(done, notes)))


def ask(state: ChecklistState, item: ChecklistItem, notes: Notes = ()) -> Advanced[ChecklistState]:
    """Say the notes, then ask this item in the author's words."""
    asking = msgspec.structs.replace(state, place=Place.ASKING, item=item.name)
    answer = state.answer(item.name)
    standing = () if answer is None else (say("standing", shown=answer.shown),)
    quote = Quote(text=item.ask, line=item.line, rule="checklist.question", speaker=Speaker.COACH)
    return Advanced(asking, (*notes, *standing, quote, _ask_offer(asking, item, notes)))


def again(playbook: Checklist, state: ChecklistState, notes: Notes) -> Advanced[ChecklistState]:
    """Say the notes, then what was being waited for once more."""
    if state.finished:
        return Advanced(state, (*notes, after_offer()))
    match state.place:
        case Place.PICKING:
            return Advanced(state, (*notes, _pick_offer(playbook, state)))
        case Place.CHECKING:
            return Advanced(state, (*notes, check_offer()))
        case _:
            item = next((item for item in playbook.items if item.name == state.item), None)
            if item is None:
                return go_on(playbook, state, notes)
            return ask(state, item, notes)


def pick(playbook: Checklist, state: ChecklistState) -> Advanced[ChecklistState]:
    """Ask which answer is to be changed."""
    picking = msgspec.structs.replace(state, place=Place.PICKING, item=None)
    return again(playbook, picking, (say("pick"),))


def finish(playbook: Checklist, state: ChecklistState, notes: Notes = ()) -> Notes:
    """Order the sheet as text with its file, and what may be asked afterwards."""
    facts = sheet_facts(playbook, state.answers)
    sheet = Say(prompt="checklist.sheet", facts=facts, rule="checklist.sheet")
    file = Attach(name=f"{playbook.id}.md", prompt="checklist.file", facts=facts)
    return (*notes, sheet, file, after_offer())


def standing_sheet(playbook: Checklist, state: ChecklistState) -> Say:
    """Order the sheet as it is now, without its file."""
    facts = sheet_facts(playbook, state.answers)
    return Say(prompt="checklist.sheet", facts=facts, rule="checklist.sheet")


def score(playbook: Checklist, state: ChecklistState) -> Say:
    """Order how ready the rep is: counts and computed values, never a grade."""
    known, guessed, due = counts(playbook, state.answers)
    values = shown_values(playbook, state.answers)
    return say("score", known=known, guessed=guessed, open=due - known - guessed, values=values)


def choice(id_: str, prompt: str | None = None, /, **facts: object) -> Choice:
    """Make a button; its label stands in ``checklist/choice/``, under its id unless told."""
    return Choice(id=id_, prompt=f"checklist.choice.{prompt or id_}", facts=facts)


def check_offer() -> Offer:
    """Offer to confirm a day that was understood."""
    return Offer(choices=(choice("yes", "right"), choice("no", "wrong")))


def after_offer() -> Offer:
    """Offer what a finished sheet still answers."""
    return Offer(choices=(choice("sheet"), choice("score")))


def _ask_offer(state: ChecklistState, item: ChecklistItem, notes: Notes) -> Offer:
    choices: list[Choice] = []
    if item.type is ItemType.YES_NO:
        choices += [choice("yes"), choice("no")]
    choices += [
        choice(f"option:{number}", "option", option=option)
        for number, option in enumerate(item.options, start=1)
    ]
    if state.answer(item.name) is not None:
        choices.append(choice("skip", "keep"))
    elif not item.required:
        choices.append(choice("skip"))
    if item.why is not None:
        choices.append(choice("why"))
    choices += _beside(notes)
    return Offer(choices=tuple(choices), numbered=item.type not in _TYPED_NUMBERS)


def _beside(notes: Notes) -> list[Choice]:
    """Make the buttons that belong to what was just said."""
    said = [note.prompt for note in notes if isinstance(note, Say)]
    return [choice(_BUTTON_OF[prompt]) for prompt in said if prompt in _BUTTON_OF]


def _review_offer(state: ChecklistState, notes: Notes) -> Offer:
    choices = [choice("done")]
    if state.skipped:
        choices.append(choice("fill"))
    if state.answers:
        choices.append(choice("edit"))
    return Offer(choices=(*choices, *_beside(notes)))


def _pick_offer(playbook: Checklist, state: ChecklistState) -> Offer:
    due = due_items(playbook, state.answers)
    places = {item.name: place for place, item in enumerate(playbook.items, start=1)}
    shown = {answer.item: answer.shown for answer in state.answers}
    changeable = tuple(item for item in due if item.name in shown or item.name in state.skipped)
    return Offer(
        choices=(
            *(
                choice(
                    f"edit:{places[item.name]}", "item", name=item.name, shown=shown.get(item.name)
                )
                for item in changeable
            ),
            choice("back", "keep"),
        )
    )
