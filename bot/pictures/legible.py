"""Know which characters our font can draw, so that none is ever shown as a box."""

import unicodedata

#: What stands in names beside GB 2312, and punctuation that stands in no old character set.
RARE = frozenset(
    "喆堃玥翀珺犇垚赟彧旻昉旸昇曌沄湉湜炘烜燊玘玹珮琀瑀瑄璟祎禛竑纮翯芃莀虓镕頔飏龑邨囍咁啰碁瞓"
    "–—‘’“”…•€"
)
#: Stands for what cannot be drawn at all.
UNKNOWN = "·"
_LATIN = (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100))
_DRAWN = RARE | frozenset(map(chr, _LATIN))


def legible(text: str) -> str:
    """Text of which every character can be drawn: others by what they are made of, else a dot."""
    return "".join(one if is_drawn(one) else _instead(one) for one in text)


def is_drawn(character: str) -> bool:
    """Whether our font has this character."""
    if character in _DRAWN:
        return True
    try:
        return len(character.encode("gb2312")) > 1
    except UnicodeEncodeError:
        return False


def _instead(character: str) -> str:
    """What is drawn in its place; nothing for a sign that joins or changes another."""
    if unicodedata.category(character)[0] in "MC":
        return " " if character.isspace() else ""
    parts = unicodedata.normalize("NFKD", character)
    found = "".join(one for one in parts if is_drawn(one))
    return found or (" " if character.isspace() else UNKNOWN)
