"""Turn YAML events into nodes while they stream."""

import re
import unicodedata
from collections.abc import Iterator
from typing import cast

import yaml

from coach.compiler.catalogue import (
    ALIAS,
    ANCHOR,
    DIRECTIVE,
    DUPLICATE_KEY,
    EMPTY_FILE,
    FORBIDDEN_CHARACTER,
    KEY_NOT_TEXT,
    MERGE_KEY,
    OPEN_QUOTE,
    SECOND_DOCUMENT,
    TAG,
    TOO_DEEP,
    TOO_LONG,
    TOO_MANY_NODES,
)
from coach.compiler.diagnostics import Diagnostic, Mistake, Place
from coach.compiler.gate import codepoint, forbidden_kind
from coach.compiler.lookalikes import full_width_colons, joined_words
from coach.compiler.nodes import Mapping, Node, Pair, Scalar, Sequence

DEEPEST = 20
MOST_NODES = 20_000
_QUOTES = ("'", '"')
_WHOLE_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Stopped(Exception):  # noqa: N818  a signal between two modules, never an error of a caller
    """The file passes a limit; nothing behind that place is read."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def resolve(text: str) -> str | int | bool | None:
    """Our own rules for bare words: whole numbers, true, false and null; all else is text."""
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return _WORDS.get(text, text)


class Reader:
    """Reads one file, no value over ``longest`` characters; ``diagnostics`` holds what it noted."""

    def __init__(self, file: str, lines: tuple[str, ...], longest: int) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._file = file
        self._lines = lines
        self._longest = longest
        self._nodes = 0
        self._flow = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """The tree of the one document; raises Stopped at a limit, YAMLError as the parser does."""
        root: Node | None = None
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if root is not None:
                raise Stopped(SECOND_DOCUMENT.at(self._place(event)))
            if event.version or event.tags:
                self._note(DIRECTIVE, event)
            root = self._node(next(events), events, 1)
        if root is None:
            self.diagnostics.append(EMPTY_FILE.at(Place(file=self._file, line=1, column=1)))
        return root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise Stopped(TOO_MANY_NODES.at(self._place(event), limit=MOST_NODES))
        match event:
            case yaml.ScalarEvent():
                self._properties(event)
                return self._scalar(event)
            case yaml.CollectionStartEvent():
                self._properties(event)
                return self._collection(event, events, depth)
            case _:
                name = getattr(event, "anchor", "")
                self._note(ALIAS, event, name=name)
                return Scalar(place=self._place(event), text=name, value=name)

    def _collection(
        self, event: yaml.CollectionStartEvent, events: Iterator[yaml.Event], depth: int
    ) -> Sequence | Mapping:
        place = self._place(event)
        if depth > DEEPEST:
            raise Stopped(TOO_DEEP.at(place, limit=DEEPEST))
        inside = isinstance(event, yaml.SequenceStartEvent)
        self._flow += bool(event.flow_style)
        built = (self._sequence if inside else self._mapping)(place, events, depth)
        self._flow -= bool(event.flow_style)
        return built

    def _sequence(self, place: Place, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
        return Sequence(place=place, items=tuple(items))

    def _mapping(self, place: Place, events: Iterator[yaml.Event], depth: int) -> Mapping:
        pairs: dict[str, Pair] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._key(event, events, depth)
            value = self._node(next(events), events, depth + 1)
            if key is None:
                continue
            same = unicodedata.normalize("NFKC", key.text)
            if same in pairs:
                first = pairs[same].key.place.line
                self.diagnostics.append(DUPLICATE_KEY.at(key.place, key=key.text, first=first))
            else:
                pairs[same] = Pair(key=key, value=value)
        return Mapping(place=place, pairs=tuple(pairs.values()))

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Scalar | None:
        key = self._node(event, events, depth + 1)
        if isinstance(event, yaml.AliasEvent):
            return None
        if not isinstance(key, Scalar) or not isinstance(key.value, str):
            text = key.text if isinstance(key, Scalar) else ""
            self.diagnostics.append(KEY_NOT_TEXT.at(key.place, key=text))
            return None
        if key.text == "<<":
            self.diagnostics.append(MERGE_KEY.at(key.place))
            return None
        return key

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self._place(event)
        text = event.value
        if len(text) > self._longest:
            raise Stopped(TOO_LONG.at(place, limit=self._longest))
        if event.style in _QUOTES:
            self._closed(event, place)
        if event.style == '"':
            self._escaped(event)
        if event.style:
            return Scalar(place=place, text=text, value=text, lead=_lead(event))
        if text:
            self._look_alikes(event, place)
        return Scalar(place=place, text=text, value=resolve(text), lead=_lead(event))

    def _escaped(self, event: yaml.ScalarEvent) -> None:
        """Refuse what the gate could not see: characters written as escapes."""
        if event.value.isprintable():
            return
        for character in event.value:
            if kind := forbidden_kind(character):
                self._note(FORBIDDEN_CHARACTER, event, codepoint=codepoint(character), kind=kind)

    def _closed(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Refuse a quotation mark that the next one in the file closes, with the rest a remark."""
        end = cast("yaml.Mark", event.end_mark)
        if end.line + 1 > place.line and self._lines[end.line][end.column :].startswith("#"):
            raise Stopped(OPEN_QUOTE.at(place, quote=str(event.style)))

    def _look_alikes(self, event: yaml.ScalarEvent, place: Place) -> None:
        last = cast("yaml.Mark", event.end_mark).line + 1
        self.diagnostics.extend(full_width_colons(self._lines, place, last))
        if self._flow:
            line = self._lines[place.line - 1]
            self.diagnostics.extend(joined_words(event.value, line, place))

    def _properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._note(ANCHOR, event, name=event.anchor)
        if event.tag is not None:
            self._note(TAG, event, tag=event.tag)

    def _note(self, mistake: Mistake, event: yaml.Event, **facts: object) -> None:
        self.diagnostics.append(mistake.at(self._place(event), **facts))

    def _place(self, event: yaml.Event) -> Place:
        # The stubs allow an event without marks, for those a program makes itself.
        mark = cast("yaml.Mark", event.start_mark)
        # The parser puts what is missing at the end behind the last line.
        line = min(mark.line + 1, len(self._lines))
        column = min(mark.column, len(self._lines[line - 1])) + 1
        return Place(file=self._file, line=line, column=column)


def _lead(event: yaml.ScalarEvent) -> int | None:
    start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
    quote = 1 if event.style else 0
    as_written = end.column - start.column == len(event.value) + 2 * quote
    return quote if as_written and start.line == end.line else None
