"""Read a file of leanings: which words speak for which kind of sentence, in whole tenths."""

import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec

from coach.compiler.nodes import Mapping, Node, Pair, Scalar
from coach.compiler.rule_catalogue import WRONG_LEANING, WRONG_WORD
from coach.compiler.rule_shape import Shape
from coach.judge.leaning_words import FORMS, KINDS, Leanings, Weights, is_word
from coach.judge.normalise import plain
from coach.vocabulary import Locale

KIND = "leanings"
_KEYS = ("format", "kind", "locale", "id", "why", "verdicts", "words")
_NAMES = (*KINDS, *FORMS)
#: ``I 0.8, P -0.3``: names with what they weigh, to one decimal.
_ONE = re.compile(r"([A-Za-z_]+) (-?\d{1,2}(?:\.\d)?)")


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
        self._one_of(block, "kind", (KIND,))
        written = self._one_of(block, "locale", tuple(Locale))
        if written is None:
            return None
        locale = Locale(written.text)
        words = self._pairs(block, "words")
        self._plain((pair.key for pair in words), locale)
        leanings = Leanings(
            locale=locale,
            verdicts=self._weighed(self._pairs(block, "verdicts")),
            words=self._weighed(words),
            why=self._whys(block),
        )
        return LeaningFile(id=self._text(block, "id"), locale=written, leanings=leanings)

    def _whys(self, block: Mapping) -> dict[str, dict[str, str]]:
        """The reasons: one for each kind and form, in each language."""
        node = block.get("why")
        why = None if node is None else self._block(node, "why", _NAMES)
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

    def _plain(self, words: Iterable[Scalar], locale: Locale) -> None:
        """Tell of each word that stands in no plain text."""
        for word in words:
            if not is_word(word.text, locale) or plain(word.text) != word.text:
                self.diagnostics.append(WRONG_WORD.at(word.place, word=word.text))

    def _weighed(self, pairs: tuple[Pair, ...]) -> dict[str, Weights]:
        """What each sign, or each word, weighs for which kind or form."""
        return {pair.key.text: self._weights(pair.key.text, pair.value) for pair in pairs}

    def _weights(self, key: str, node: Node) -> Weights:
        if not isinstance(node, Scalar):
            self._wrong(node.place, key, "text")
            return {}
        found = [_ONE.fullmatch(one) for one in node.text.split(", ")]
        weights = {one[1]: int(Decimal(one[2]) * 10) for one in found if one and one[1] in _NAMES}
        if len(weights) < len(found):
            known = ", ".join(_NAMES)
            self.diagnostics.append(WRONG_LEANING.at(node.place, found=node.text, known=known))
        return weights
