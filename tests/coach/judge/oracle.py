"""What a pattern means, said a second time: as an expression of the standard library."""

import re

from coach.judge.patterns import Atom, Element, Pattern
from coach.vocabulary import Locale

GAP = {Locale.ZH: r"[^\n]{0,12}?", Locale.EN: r"(?:[^\w'\n-]*[\w'-]+){0,8}?[^\w'\n-]*?"}
NUMBER = {
    Locale.ZH: r"(?:[0-9]{1,16}(?:\.[0-9]{1,16})?|[零一二两三四五六七八九十百千万亿半]{1,16})",
    Locale.EN: (
        r"\b(?:[0-9][0-9.,]*k?|one|two|three|four|five|six|seven|eight|nine|ten"
        r"|eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
        r"|ninety|dozen|hundred|thousand|million)\b"
    ),
}


def expression(pattern: Pattern) -> "re.Pattern[str]":
    """The expression; it may blow up, so it is for tests alone."""
    body = "".join(_element(element, pattern.locale) for element in pattern.elements)
    start = r"^[\W_]*" if pattern.starts else ""
    end = r"[\W_]*$" if pattern.ends else ""
    return re.compile(start + body + end, re.ASCII if pattern.locale is Locale.EN else 0)


def _element(element: Element, locale: Locale) -> str:
    words = "|".join(
        "".join(_atom(atom, locale) for atom in wording) for wording in element.wordings
    )
    gap = GAP[locale] if element.gap else ""
    return f"{gap}(?:{words}){'?' if element.optional else ''}"


def _atom(atom: Atom, locale: Locale) -> str:
    if not atom.words:
        return NUMBER[locale]
    if locale is Locale.ZH:
        return re.escape(atom.words)
    begins = r"\b" if re.match(r"\w", atom.words, re.ASCII) else ""
    ends = r"\b" if re.match(r"\w", atom.words[-1], re.ASCII) else ""
    return begins + re.escape(atom.words) + (r"[\w']*" if atom.open else ends)
