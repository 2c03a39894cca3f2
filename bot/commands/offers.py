"""The choices that the shell itself offers."""

from collections.abc import Iterable

from bot.commands.desk import Desk
from bot.store.rows import Publication
from coach.effects import Choice, Offer
from coach.playbook import Playbook, Rehearsal
from coach.vocabulary import Kind, Locale, Walk

#: The command that leads to the playbooks of a kind.
SHELF_COMMANDS = {
    Kind.REHEARSAL: "practice",
    Kind.DRILL: "drill",
    Kind.CHECKLIST: "prep",
}
BACK_TO_MENU = Choice(id="menu", prompt="shell.label.menu")
PLAYBOOKS = Choice(id="playbooks", prompt="shell.label.playbooks")
KINDS = tuple(Choice(id=name, prompt=f"shell.label.{name}") for name in SHELF_COMMANDS.values())
#: What the shell offers again and again, and what it means even when it is pressed late.
FIXED = (*KINDS, PLAYBOOKS, BACK_TO_MENU)


def name_of(playbook: Playbook) -> str:
    """What a playbook is called in chat: the customer's name, else its title."""
    return playbook.who if isinstance(playbook, Rehearsal) else playbook.title


def menu(desk: Desk, *, team: bool = False) -> Offer:
    """What can be done: talks put aside first, then the three kinds, then the ``team``'s own."""
    resume = (
        Choice(
            id=f"resume:{talk.session}",
            prompt="shell.label.resume",
            facts={"title": talk.title, "kind": talk.kind},
        )
        for talk in desk.parked
    )
    return Offer(choices=(*resume, *KINDS, *((PLAYBOOKS,) if team else ())))


def shelf(playbooks: Iterable[Playbook]) -> Offer:
    """The playbooks of one kind, then the way back."""
    books = (
        Choice(
            id=f"open:{playbook.id}",
            prompt="shell.label.open",
            facts={"title": name_of(playbook)},
        )
        for playbook in playbooks
    )
    return Offer(choices=(*books, BACK_TO_MENU))


def to_practise(playbook: str) -> Choice:
    """The way into a playbook that has just come."""
    return Choice(id=f"open:{playbook}", prompt="shell.label.try_it")


def withdrawals(publications: Iterable[Publication]) -> Offer:
    """The publications that may be withdrawn, then the way back."""
    each = (
        Choice(
            id=f"withdraw:{one.locale}:{one.playbook}",
            prompt="shell.label.withdraw",
            facts={"title": one.title},
        )
        for one in publications
    )
    return Offer(choices=(*each, BACK_TO_MENU))


def sure(yes: str, prompt: str, back: Choice) -> Offer:
    """Yes, or the way back."""
    return Offer(choices=(Choice(id=yes, prompt=prompt), back))


def walks(playbook: Playbook) -> Offer:
    """The two ways to walk through a rehearsal, then the way back."""
    ways = (Choice(id=f"begin:{walk}:{playbook.id}", prompt=f"shell.label.{walk}") for walk in Walk)
    return Offer(choices=(*ways, BACK_TO_MENU))


def languages() -> Offer:
    """The languages there are."""
    return Offer(
        choices=tuple(
            Choice(id=f"language:{locale}", prompt="shell.label.language", facts={"locale": locale})
            for locale in Locale
        )
    )


def way_out() -> Offer:
    """The way back to the menu, for what is over."""
    return Offer(choices=(BACK_TO_MENU,))
