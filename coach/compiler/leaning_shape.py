"""Read a file of leanings: which words speak for which kind or mark, in whole numbers."""

import re
from functools import lru_cache

import msgspec

from coach.compiler.diagnostics import Place
from coach.compiler.nodes import Mapping, Pair, Scalar
from coach.compiler.rule_catalogue import SAME_WORD, WRONG_LEANING, WRONG_WORD
from coach.compiler.rule_shape import Shape
from coach.judge.leaning_words import NAMES, Leanings, Subject, Weights, is_word
from coach.judge.normalise import plain
from coach.vocabulary import Locale

_KEYS = ("format", "kind", "locale", "id", "why", "verdicts", "words")
Names = tuple[str, ...]
#: A weight as it may be written.
_WEIGHT = re.compile(r"-?\d{1,3}")
#: How far the lines of a block of text stand in from the margin.
INDENT = 2


class LeaningFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file as written; ``locale`` shows where its language stands, ``id`` may be missing."""

    id: Scalar | None
    locale: Scalar
    leanings: Leanings


class LeaningShape(Shape):
    """One walk over one file of leanings."""

    def leanings(self, block: Mapping) -> LeaningFile | None:
        """Read a file; None when its language is not known."""
        self._block(block, "file", _KEYS)
        self._one_of(block, "format", ("1",))
        kind = self._one_of(block, "kind", tuple(Subject))
        written = self._one_of(block, "locale", tuple(Locale))
        if written is None or kind is None:
            return None
        locale, subject = Locale(written.text), Subject(kind.text)
        leanings = Leanings(
            locale=locale,
            subject=subject,
            verdicts=self._verdicts(self._pairs(block, "verdicts"), NAMES[subject]),
            words=self._weighed_words(block, locale, NAMES[subject]),
            why=self._whys(block, NAMES[subject]),
        )
        return LeaningFile(id=self._text(block, "id"), locale=written, leanings=leanings)

    def _whys(self, block: Mapping, names: Names) -> dict[str, dict[str, str]]:
        """The reasons: one for each name, in each language."""
        node = block.get("why")
        why = None if node is None else self._block(node, "why", names)
        if why is None:
            return {}
        reasons = {pair.key.text: self._reason(pair.value) for pair in why.pairs}
        return {name: dict(reason) for name, reason in reasons.items() if reason is not None}

    def _pairs(self, block: Mapping, key: str) -> tuple[Pair, ...]:
        node = block.get(key)
        if node is None or isinstance(node, Mapping):
            return () if node is None else node.pairs
        self._wrong(node.place, key, "block")
        return ()

    def _verdicts(self, pairs: tuple[Pair, ...], names: Names) -> dict[str, Weights]:
        """What each sign of the rules weighs for which name."""
        found: dict[str, Weights] = {}
        for pair in pairs:
            if isinstance(pair.value, Scalar):
                found[pair.key.text] = self._weights(pair.value.text, pair.value.place, names)
            else:
                self._wrong(pair.value.place, pair.key.text, "text")
        return found

    def _weighed_words(self, block: Mapping, locale: Locale, names: Names) -> dict[str, Weights]:
        """What each word weighs, a word a line of one text: ``what happens = I 12, P -3``."""
        written = self._text(block, "words")
        if written is None:
            return {}
        file, first = written.place.file, written.place.line + 1
        lines = [line.partition(" = ") for line in written.text.splitlines()]
        plainly = plain("\n".join(word for word, _, _ in lines)).split("\n")
        found: dict[str, Weights] = {}
        stands: dict[str, int] = {}
        for line, ((word, _, weights), like) in enumerate(zip(lines, plainly, strict=False), first):
            place = Place(file=file, line=line, column=INDENT + 1)
            if not is_word(word, locale) or word != like:
                self.diagnostics.append(WRONG_WORD.at(place, word=word))
            if stands.setdefault(word, line) != line:
                self.diagnostics.append(SAME_WORD.at(place, word=word, line=stands[word]))
            found[word] = self._weights(weights, place, names)
        return found

    def _weights(self, written: str, place: Place, names: Names) -> Weights:
        """``I 8, P -3``: names with what they weigh."""
        known = [_weight(part, names) for part in written.split(", ")]
        weights = dict(filter(None, known))
        if len(weights) < len(known):
            self.diagnostics.append(WRONG_LEANING.at(place, found=written, known=", ".join(names)))
        return weights


@lru_cache(maxsize=4096)
def _weight(part: str, names: Names) -> tuple[str, int] | None:
    """One name with what it weighs; the same few hundred stand in every file."""
    name, _, weight = part.partition(" ")
    return (name, int(weight)) if name in names and _WEIGHT.fullmatch(weight) else None
