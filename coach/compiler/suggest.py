"""Find what an author probably meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from coach.compiler.plain import plain

#: Below this likeness a guess would confuse: half the letters differ.
_ENOUGH = 55


def meant(found: str, known: Iterable[str]) -> str:
    """The known name most like the one found, empty when none is near."""
    best = process.extractOne(
        found, tuple(known), scorer=fuzz.ratio, processor=plain, score_cutoff=_ENOUGH
    )
    return best[0] if best else ""
