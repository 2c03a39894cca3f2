"""The shares of questions that each kind of contact had best keep to."""

from types import MappingProxyType

from coach.playbook import Rehearsal, Share
from coach.vocabulary import Contact, Spin


def shares(*bounds: tuple[int, int]) -> tuple[Share, ...]:
    """The shares of S, P, I, N."""
    return tuple(
        Share(spin=spin, least=least, most=most)
        for spin, (least, most) in zip(Spin, bounds, strict=True)
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


def band_of(book: Rehearsal) -> tuple[Share, ...]:
    """The shares of a rehearsal, in the order S P I N: the author's own, else the contact's."""
    own = {share.spin: share for share in book.band}
    return tuple(own.get(share.spin, share) for share in BANDS[book.contact])
