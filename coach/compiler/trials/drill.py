"""Grade the answers that a drill carries."""

from collections.abc import Iterator

from coach.compiler.access import blocks, scalars
from coach.compiler.catalogue import FAULT_NOT_FOUND, MODEL_TOO_LOW
from coach.compiler.diagnostics import Diagnostic
from coach.compiler.nodes import Mapping
from coach.compiler.plain import plain
from coach.compiler.trials.common import bounds, place_of
from coach.compiler.words import words_of
from coach.judge.answer import read_answer
from coach.judge.language import Language
from coach.kinds.drill.measure import task_of
from coach.playbook import Drill
from coach.reading import FaultFound
from coach.vocabulary import Fault, Locale


def answers(book: Drill, root: Mapping, language: Language) -> Iterator[Diagnostic]:
    """Model answers that would fail, tests that came out otherwise."""
    yield from _models(book, root, language)
    yield from _tests(book, root, language)


def _models(book: Drill, root: Mapping, language: Language) -> Iterator[Diagnostic]:
    for item, node in zip(book.items, blocks(root, "items"), strict=True):
        score = read_answer(language, item.model.text, task_of(item)).score
        if score < book.pass_mark:
            place = place_of(node, "model")
            yield MODEL_TOO_LOW.at(place, item=item.name, score=score, pass_mark=book.pass_mark)


def _tests(book: Drill, root: Mapping, language: Language) -> Iterator[Diagnostic]:
    items = {item.name: item for item in book.items}
    for test, node in zip(book.tests, blocks(root, "tests"), strict=True):
        answer = read_answer(language, test.answer, task_of(items[test.item]))
        yield from bounds(node, test.name, answer.score, test.at_least, test.at_most)
        found = tuple(_name(one, book.locale) for one in answer.faults)
        heard = {plain(name) for name in found}
        for wanted in scalars(node, "faults"):
            if plain(wanted.text) not in heard:
                yield FAULT_NOT_FOUND.at(
                    wanted.place, test=test.name, fault=wanted.text, found=found
                )


def _name(found: FaultFound, locale: Locale) -> str:
    """What an author calls a fault: a built-in one by its word, his own by its name."""
    words = words_of(Fault, locale).items()
    return next((word for word, fault in words if fault is found.fault), found.name)
