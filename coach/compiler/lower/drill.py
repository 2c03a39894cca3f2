"""Make a drill of its tree."""

from coach.compiler.access import blocks, number, scalar, text
from coach.compiler.lower.common import (
    all_said,
    choice,
    head,
    maybe_choice,
    maybe_number,
    maybe_said,
    said,
    texts,
)
from coach.compiler.nodes import Mapping
from coach.compiler.words import value_of
from coach.playbook import AnswerTest, Drill, DrillFault, DrillItem, DrillMove
from coach.vocabulary import Fault, Locale, Move, ResponseMode, Role

PASS_MARK = 60
TRIES = 2
FULL = 100


def drill(root: Mapping, locale: Locale) -> Drill:
    """The drill that a tree of the right shape describes."""
    top = head(root, locale)
    return Drill(
        id=top.id,
        locale=locale,
        title=top.title,
        brief=top.brief,
        you_sell=text(root, "you_sell"),
        tries=number(root, "tries", TRIES),
        pass_mark=number(root, "pass", PASS_MARK),
        items=tuple(_item(one, locale) for one in blocks(root, "items")),
        tests=tuple(_test(one) for one in blocks(root, "tests")),
    )


def shares(item: Mapping) -> tuple[int, ...]:
    """The points of each move: those given, and what is left of 100 shared evenly by the rest.

    What does not divide goes to the first ones. Nothing is shared when nothing is left.
    """
    moves = blocks(item, "moves")
    open_moves = [index for index, move in enumerate(moves) if scalar(move, "points") is None]
    points = [number(move, "points", 0) for move in moves]
    left = max(FULL - sum(points), 0)
    for turn, index in enumerate(open_moves):
        points[index] = left // len(open_moves) + (turn < left % len(open_moves))
    return tuple(points)


def _item(node: Mapping, locale: Locale) -> DrillItem:
    name = said(node, "item")
    role = maybe_choice(node, "role", Role, locale)
    mode = maybe_choice(node, "mode", ResponseMode, locale)
    moves = zip(blocks(node, "moves"), shares(node), strict=True)
    return DrillItem(
        name=name.text,
        line=name.line,
        who=text(node, "who"),
        role=Role.USER if role is None else role,
        mode=ResponseMode.TROUBLE if mode is None else mode,
        says=all_said(node, "says"),
        moves=tuple(_move(move, points, locale) for move, points in moves),
        faults=tuple(_fault(one, locale) for one in blocks(node, "faults")),
        model=said(node, "model"),
        why=text(node, "why"),
    )


def _move(node: Mapping, points: int, locale: Locale) -> DrillMove:
    return DrillMove(
        move=choice(node, "move", Move, locale),
        line=said(node, "move").line,
        points=points,
        cues=texts(node, "cues"),
        then=maybe_said(node, "then"),
    )


def _fault(node: Mapping, locale: Locale) -> DrillFault:
    name = said(node, "fault")
    return DrillFault(
        name=name.text,
        line=name.line,
        fault=value_of(Fault, locale, name.text),
        minus=number(node, "minus", 0),
        cues=texts(node, "cues"),
        says=maybe_said(node, "says"),
    )


def _test(node: Mapping) -> AnswerTest:
    name = said(node, "name")
    return AnswerTest(
        name=name.text,
        line=name.line,
        item=text(node, "item"),
        answer=text(node, "answer"),
        at_least=maybe_number(node, "at_least"),
        at_most=maybe_number(node, "at_most"),
        faults=texts(node, "faults"),
    )
