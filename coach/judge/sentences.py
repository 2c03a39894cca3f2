"""Find where the sentences of a message begin and end."""

import re

#: An end of a sentence: Chinese and English marks with what closes after them, or a new line.
#: A full stop ends one only before a blank or the end, and not after a title or one letter.
_END = re.compile(r"[。!?;]+[\"')」』]*|\.{3,}|\n+|\.(?=\s|$)")
_TITLE = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|inc|ltd|co|no|approx|[a-z])$"
)
_LONGEST_TITLE = 8
_WORD = re.compile(r"[^\W_]")


def bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Bound the sentences of a plain text in order, each with its closing mark; no empty ones.

    Marks with no letter or digit of their own go to the sentence before them.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text):
        if found and not _WORD.search(text, start, end):
            found[-1] = (found[-1][0], end)
        elif text[start:end].strip():
            found.append((start, end))
        start = end
    return tuple(_trimmed(text, span) for span in found)


def _ends(text: str) -> list[int]:
    found = [mark.end() for mark in _END.finditer(text) if not _after_title(text, mark)]
    if not found or found[-1] < len(text):
        found.append(len(text))
    return found


def _after_title(text: str, mark: re.Match[str]) -> bool:
    start = mark.start()
    before = text[max(0, start - _LONGEST_TITLE) : start]
    return mark.group() == "." and _TITLE.search(before) is not None


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())
