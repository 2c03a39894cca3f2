"""What each kind of contact asks of a talk: its score card, its shares of questions."""

from types import MappingProxyType

from coach.playbook import Points, Rehearsal, Share
from coach.vocabulary import Contact, Criterion, Spin


def points(**most: int) -> tuple[Points, ...]:
    """A card of these criteria, in this order."""
    return tuple(Points(criterion=Criterion(name), most=number) for name, number in most.items())


def shares(*bounds: tuple[int, int]) -> tuple[Share, ...]:
    """The shares of S, P, I, N."""
    return tuple(
        Share(spin=spin, least=least, most=most)
        for spin, (least, most) in zip(Spin, bounds, strict=True)
    )


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
#: The shares of a hundred questions that a talk of each kind had best keep to.
BANDS = MappingProxyType(
    {
        Contact.FIRST_VISIT: shares((10, 40), (20, 40), (20, 50), (10, 30)),
        Contact.COLD_CALL: shares((0, 40), (30, 80), (0, 40), (0, 40)),
        Contact.TOP_OFFICER: shares((0, 25), (15, 50), (15, 50), (15, 50)),
        Contact.TECHNICAL: shares((10, 50), (20, 50), (15, 50), (0, 30)),
        Contact.NEGOTIATION: shares((0, 40), (0, 40), (0, 50), (10, 60)),
        Contact.FOLLOW_UP: shares((10, 50), (20, 60), (15, 60), (0, 30)),
        Contact.GROUP: shares((10, 40), (20, 50), (20, 50), (10, 30)),
    }
)


def points_of(book: Rehearsal) -> tuple[Points, ...]:
    """The card of a rehearsal: the author's own, else that of its kind of contact."""
    return book.card or CARDS[book.contact]


def band_of(book: Rehearsal) -> tuple[Share, ...]:
    """The shares of a rehearsal, in the order S P I N: the author's own, else the contact's."""
    own = {share.spin: share for share in book.band}
    return tuple(own.get(share.spin, share) for share in BANDS[book.contact])
