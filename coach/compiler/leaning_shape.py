"""Read a file of leanings: which words speak for which kind or mark, in whole numbers."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from coach.compiler.diagnostics import Place
from coach.compiler.nodes import Mapping, Pair, Scalar
from coach.compiler.rule_catalogue import SAME_WORD, WRONG_LEANING, WRONG_WORD
from coach.compiler.rule_shape import Shape
from coach.judge.leaning_words import NAMES, WORD_SHAPES, Leanings, Subject, is_word
from coach.judge.weights import Weights, Written, weights_of, weights_shape
from coach.vocabulary import Locale

_KEYS = ("format", "kind", "locale", "id", "why", "verdicts", "words")
Names = tuple[str, ...]
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

    def _weighed_words(self, block: Mapping, locale: Locale, names: Names) -> Written:
        """What each word weighs, a word a line of one text: ``what happens = I 12, P -3``."""
        written = self._text(block, "words")
        if written is None:
            return Written({})
        lines = written.text.removesuffix("\n").split("\n")
        sound = dict(_line_shape(locale, names).findall(written.text))
        if len(sound) < len(lines):
            self._tell_wrong(lines, written.place, locale, names)
        return Written(sound)

    def _tell_wrong(self, lines: Sequence[str], block: Place, locale: Locale, names: Names) -> None:
        """Name every line that is no word with its weights, or says a word once more."""
        stands: dict[str, int] = {}
        for number, line in enumerate(lines, block.line + 1):
            word, _, weights = line.partition(" = ")
            place = Place(file=block.file, line=number, column=INDENT + 1)
            if not is_word(word, locale):
                self.diagnostics.append(WRONG_WORD.at(place, word=word))
            if stands.setdefault(word, number) != number:
                self.diagnostics.append(SAME_WORD.at(place, word=word, line=stands[word]))
            self._weights(weights, place, names)

    def _weights(self, written: str, place: Place, names: Names) -> Weights:
        """``I 8, P -3``: names with what they weigh."""
        if re.fullmatch(weights_shape(names), written):
            return weights_of(written)
        self.diagnostics.append(WRONG_LEANING.at(place, found=written, known=", ".join(names)))
        return {}


@cache
def _line_shape(locale: Locale, names: Names) -> re.Pattern[str]:
    """One line of a text of words, whole: the word, and what it weighs."""
    return re.compile(f"^({WORD_SHAPES[locale]}) = ({weights_shape(names)})", re.MULTILINE)
