"""Fill in the forms that a checklist carries."""

from collections.abc import Iterator

import msgspec

from coach.compiler.access import block, blocks, scalars
from coach.compiler.catalogue import ANSWER_REFUSED, ASKED_AFTER_ALL, OTHER_FLAGS, OTHER_VALUE
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.nodes import Mapping, Scalar
from coach.compiler.plain import plain
from coach.compiler.trials.common import AT
from coach.judge.language import Language
from coach.kinds.checklist.due import due_items
from coach.kinds.checklist.entry import Asked, read_value
from coach.kinds.checklist.sheet import gaps, shown_values
from coach.kinds.checklist.state import Filled
from coach.playbook import Checklist, FormTest
from coach.vocabulary import Flag


class _Form(msgspec.Struct, frozen=True):
    """A test with its place in the file, and the answers that were taken."""

    test: FormTest
    node: Mapping
    given: tuple[Filled, ...]


def forms(book: Checklist, root: Mapping, language: Language) -> Iterator[Diagnostic]:
    """Every form that did not take its answers, or came to something else."""
    for test, node in zip(book.tests, blocks(root, "tests"), strict=True):
        given: list[Filled] = []
        yield from _fill(book, node, language, given)
        form = _Form(test, node, tuple(given))
        yield from _values(book, form)
        yield from _flags(book, form)
        yield from _not_asked(book, form)


def _fill(
    book: Checklist, node: Mapping, language: Language, given: list[Filled]
) -> Iterator[Diagnostic]:
    items = {item.name: item for item in book.items}
    answers = block(node, "answers")
    for pair in () if answers is None else answers.pairs:
        words = pair.value.text if isinstance(pair.value, Scalar) else ""
        item = items[pair.key.text]
        read = read_value(Asked(item, book.locale, AT.date()), language.simplify(words))
        if read.value is not None and read.refusal is None:
            given.append(
                Filled(
                    item=item.name,
                    value=read.value,
                    shown=read.shown,
                    guess=read.guess,
                )
            )
        else:
            yield ANSWER_REFUSED.at(
                pair.value.place, item=item.name, answer=words, reason=str(read.refusal)
            )


def _values(book: Checklist, form: _Form) -> Iterator[Diagnostic]:
    shown = dict(shown_values(book, form.given))
    places = (words.place for words in scalars(form.node, "value"))
    for (name, wanted), place in zip(form.test.values, places, strict=True):
        got = shown.get(name, "")
        if plain(got) != plain(wanted):
            yield OTHER_VALUE.at(place, test=form.test.name, name=name, wanted=wanted, got=got)


def _flags(book: Checklist, form: _Form) -> Iterator[Diagnostic]:
    if form.test.flags is None:
        return
    red = tuple(item.name for item, gap in gaps(book, form.given) if gap.flag is Flag.RED)
    if sorted(red) != sorted(form.test.flags):
        flags = form.node.get("flags")
        place = form.node.place if flags is None else flags.place
        yield OTHER_FLAGS.at(place, test=form.test.name, wanted=form.test.flags, got=red)


def _not_asked(book: Checklist, form: _Form) -> Iterator[Diagnostic]:
    asked = {item.name for item in due_items(book, form.given)}
    for name in scalars(form.node, "not_asked"):
        if name.text in asked:
            yield ASKED_AFTER_ALL.at(name.place, test=form.test.name, item=name.text)
