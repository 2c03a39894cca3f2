"""Read a file of language rules into typed parts, each with its place."""

from coach.compiler.diagnostics import Diagnostic, Place
from coach.compiler.nodes import Mapping, Node, Scalar, Sequence
from coach.compiler.rule_catalogue import (
    EMPTY_LIST,
    MISSING_KEY,
    UNKNOWN_KEY,
    UNKNOWN_VALUE,
    WRONG_SHAPE,
)
from coach.compiler.rule_parts import Example, RuleFile, RulePart, WordList
from coach.vocabulary import Locale

_FILE_KEYS = ("format", "kind", "locale", "id", "lists", "rules")
_RULE_KEYS = ("rule", "label", "weight", "any", "unless", "why", "yes", "no")
_OPTIONAL = ("lists", "unless")
_LOCALES = tuple(locale.value for locale in Locale)


class Shape:
    """One walk over one file; ``diagnostics`` grows as it goes."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def file(self, root: Node) -> RuleFile | None:
        """Read the parts of a file; None when it is not a block with a known language."""
        block = self._block(root, "file", _FILE_KEYS)
        if block is None:
            return None
        self._one_of(block, "format", ("1",))
        self._one_of(block, "kind", ("rules",))
        locale = self._one_of(block, "locale", _LOCALES)
        if locale is None:
            return None
        name = self._text(block, "id")
        lists = self._lists(block.get("lists"))
        rules = [self._rule(node) for node in self._items(block, "rules")]
        return RuleFile(
            id=name,
            locale=Locale(locale.text),
            lists=lists,
            rules=tuple(rule for rule in rules if rule is not None),
        )

    def _rule(self, node: Node) -> RulePart | None:
        block = self._block(node, "rule", _RULE_KEYS)
        if block is None:
            return None
        name, label = self._text(block, "rule"), self._text(block, "label")
        weight, why = self._text(block, "weight"), self._why(block)
        if name is None or label is None or weight is None or why is None:
            return None
        return RulePart(
            id=name,
            label=label,
            weight=weight,
            why=why,
            any=self._texts(block, "any"),
            unless=self._texts(block, "unless"),
            yes=self._texts(block, "yes"),
            no=self._texts(block, "no"),
        )

    def _why(self, block: Mapping) -> tuple[tuple[str, str], ...] | None:
        node = block.get("why")
        return None if node is None else self._reason(node)

    def _reason(self, node: Node) -> tuple[tuple[str, str], ...] | None:
        """A reason in each language."""
        why = self._block(node, "why", _LOCALES)
        if why is None:
            return None
        texts = [(locale, self._text(why, locale)) for locale in _LOCALES]
        return tuple((locale, one.text) for locale, one in texts if one is not None)

    def _lists(self, node: Node | None) -> tuple[WordList, ...]:
        match node:
            case None:
                return ()
            case Mapping(pairs=pairs):
                return tuple(
                    WordList(name=pair.key, words=self._words(pair.value, pair.key.text))
                    for pair in pairs
                )
            case _:
                self._wrong(node.place, "lists", "block")
                return ()

    def _block(self, node: Node, key: str, known: tuple[str, ...]) -> Mapping | None:
        if not isinstance(node, Mapping):
            self._wrong(node.place, key, "block")
            return None
        for pair in node.pairs:
            if pair.key.text not in known:
                fact = ", ".join(known)
                self.diagnostics.append(
                    UNKNOWN_KEY.at(pair.key.place, key=pair.key.text, known=fact)
                )
        for one in known:
            if one not in _OPTIONAL and node.get(one) is None:
                self.diagnostics.append(MISSING_KEY.at(node.place, key=one))
        return node

    def _one_of(self, block: Mapping, key: str, known: tuple[str, ...]) -> Scalar | None:
        found = self._text(block, key)
        if found is None or found.text in known:
            return found
        self.diagnostics.append(
            UNKNOWN_VALUE.at(found.place, key=key, found=found.text, known=", ".join(known))
        )
        return None

    def _text(self, block: Mapping, key: str) -> Scalar | None:
        node = block.get(key)
        if node is None or (isinstance(node, Scalar) and node.text.strip()):
            return node
        self._wrong(node.place, key, "text")
        return None

    def _texts(self, block: Mapping, key: str) -> tuple[Example, ...]:
        return self._words(node, key) if (node := block.get(key)) is not None else ()

    def _items(self, block: Mapping, key: str) -> tuple[Node, ...]:
        node = block.get(key)
        if node is None or isinstance(node, Sequence):
            return () if node is None else node.items
        self._wrong(node.place, key, "list")
        return ()

    def _words(self, node: Node, key: str) -> tuple[Example, ...]:
        """Texts of a list; one text alone stands for a list of one."""
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if not nodes:
            self.diagnostics.append(EMPTY_LIST.at(node.place, key=key))
        for one in nodes:
            if not isinstance(one, Scalar) or not one.text.strip():
                self._wrong(one.place, key, "text")
        return tuple(
            Example(place=one.place, text=one.text)
            for one in nodes
            if isinstance(one, Scalar) and one.text.strip()
        )

    def _wrong(self, place: Place, key: str, wanted: str) -> None:
        self.diagnostics.append(WRONG_SHAPE.at(place, key=key, wanted=wanted))
