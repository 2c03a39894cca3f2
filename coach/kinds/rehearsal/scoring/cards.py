"""The score card of each kind of contact."""

from types import MappingProxyType

from coach.playbook import Points, Rehearsal
from coach.vocabulary import Contact, Criterion


def points(**most: int) -> tuple[Points, ...]:
    """A card of these criteria, in this order."""
    return tuple(Points(criterion=Criterion(name), most=number) for name, number in most.items())


#: Each card makes a hundred.
CARDS = MappingProxyType(
    {
        Contact.FIRST_VISIT: points(
            coverage=20, chain=25, share=10, areas=15, benefit=10, confirm=5, restraint=10, step=5
        ),
        Contact.COLD_CALL: points(
            opening=25, difficulty=20, depth=10, restraint=20, brevity=5, step=20
        ),
        Contact.TOP_OFFICER: points(
            opening=15, aim=15, share=10, depth=20, figures=10, restraint=15, brevity=5, step=10
        ),
        Contact.TECHNICAL: points(
            opening=5,
            answers=20,
            figures=15,
            honesty=10,
            difficulty=10,
            chain=20,
            confirm=10,
            step=10,
        ),
        Contact.NEGOTIATION: points(
            reasons=20, trades=20, firmness=20, benefit=15, face=5, confirm=5, agreement=15
        ),
        Contact.FOLLOW_UP: points(
            opening=10, difficulty=25, depth=20, face=15, figures=10, step=20
        ),
        Contact.GROUP: points(
            opening=5, everyone=25, answers=15, chain=25, face=15, confirm=5, step=10
        ),
    }
)


def points_of(book: Rehearsal) -> tuple[Points, ...]:
    """The card of a rehearsal: the author's own, else that of its kind of contact."""
    return book.card or CARDS[book.contact]
