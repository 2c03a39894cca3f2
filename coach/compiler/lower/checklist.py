"""Make a checklist of its tree."""

from typing import cast

from coach.compiler.access import block, blocks, scalar, scalars, text
from coach.compiler.lower.common import (
    choice,
    head,
    maybe_choice,
    maybe_text,
    said,
    texts,
    yes,
)
from coach.compiler.nodes import Mapping, Scalar
from coach.compiler.words import Show, YesNo, words_of
from coach.expression import Expression, ExpressionError, parse
from coach.kinds.checklist.due import ASKED, GUESSED, KNOWN
from coach.playbook import (
    Checklist,
    ChecklistItem,
    Computed,
    FormTest,
    Gap,
    Sheet,
    SheetLine,
)
from coach.vocabulary import Flag, ItemType, Locale, Outcome


def checklist(root: Mapping, locale: Locale) -> Checklist:
    """The checklist that a tree of the right shape describes."""
    top = head(root, locale)
    return Checklist(
        id=top.id,
        locale=locale,
        title=top.title,
        brief=top.brief,
        items=tuple(_item(one, root, locale) for one in blocks(root, "items")),
        values=tuple(_value(one, root, locale) for one in blocks(root, "values")),
        sheet=_sheet(root, locale),
        tests=tuple(_test(one, root) for one in blocks(root, "tests")),
    )


def names_of(root: Mapping, key: str, name: str) -> tuple[str, ...]:
    """The names given in a list of blocks, as they are written."""
    found = (scalar(one, name) for one in blocks(root, key))
    return tuple(one.text for one in found if one is not None)


def counts() -> tuple[str, ...]:
    """What a checklist counts by itself, in the words of either language."""
    return (*KNOWN, *GUESSED, *ASKED)


def read_expression(words: str, root: Mapping, locale: Locale) -> Expression | ExpressionError:
    """Read a ``when`` or a ``formula`` with every name that may stand in one."""
    names = (
        *names_of(root, "items", "item"),
        *names_of(root, "values", "value"),
        *counts(),
    )
    options = (option.text for item in blocks(root, "items") for option in scalars(item, "options"))
    return parse(words, names, (*options, *words_of(YesNo, locale)))


def expected_value(words: str, names: tuple[str, ...]) -> tuple[str, str] | None:
    """Part ``readiness 75%`` into the longest name it begins with and what must be shown."""
    found = sorted((name for name in names if words.startswith(name)), key=len)
    return (found[-1], words[len(found[-1]) :].strip()) if found else None


def _item(node: Mapping, root: Mapping, locale: Locale) -> ChecklistItem:
    name = said(node, "item")
    kind = maybe_choice(node, "type", ItemType, locale)
    return ChecklistItem(
        name=name.text,
        line=name.line,
        group=maybe_text(node, "group"),
        ask=text(node, "ask"),
        type=ItemType.TEXT if kind is None else kind,
        required=yes(node, "required", locale),
        why=maybe_text(node, "why"),
        when=_expression(scalar(node, "when"), root, locale),
        options=texts(node, "options"),
        must_be=maybe_choice(node, "must_be", Outcome, locale),
        if_missing=_gap(block(node, "if_missing"), locale),
    )


def _expression(node: Scalar | None, root: Mapping, locale: Locale) -> Expression | None:
    if node is None:
        return None
    return cast("Expression", read_expression(node.text, root, locale))


def _gap(node: Mapping | None, locale: Locale) -> Gap | None:
    if node is None:
        return None
    return Gap(
        flag=choice(node, "flag", Flag, locale),
        advice=text(node, "advice"),
        question=maybe_text(node, "question"),
        whom=maybe_text(node, "whom"),
    )


def _value(node: Mapping, root: Mapping, locale: Locale) -> Computed:
    name = said(node, "value")
    show = maybe_choice(node, "show", Show, locale)
    return Computed(
        name=name.text,
        line=name.line,
        formula=cast("Expression", read_expression(text(node, "formula"), root, locale)),
        show=Show.NUMBER.value if show is None else show.value,
    )


def _sheet(root: Mapping, locale: Locale) -> Sheet:
    node = block(root, "sheet")
    lines = scalars(node, "lines")
    return Sheet(
        title=text(node, "title", text(root, "title")),
        lines=tuple(SheetLine(text=one.text, line=one.place.line) for one in lines)
        if lines
        else _every_item(root, locale),
        gaps=text(node, "gaps"),
    )


def _every_item(root: Mapping, locale: Locale) -> tuple[SheetLine, ...]:
    colon = "：" if locale is Locale.ZH else ": "
    names = (said(one, "item") for one in blocks(root, "items"))
    return tuple(
        SheetLine(text=f"{name.text}{colon}{{{name.text}}}", line=name.line) for name in names
    )


def _test(node: Mapping, root: Mapping) -> FormTest:
    name = said(node, "name")
    values = names_of(root, "values", "value")
    answers = block(node, "answers")
    wanted = (expected_value(one.text, values) for one in scalars(node, "value"))
    return FormTest(
        name=name.text,
        line=name.line,
        answers=tuple(
            (pair.key.text, cast("Scalar", pair.value).text)
            for pair in cast("Mapping", answers).pairs
        ),
        values=tuple(one for one in wanted if one is not None),
        flags=None if node.get("flags") is None else texts(node, "flags"),
        not_asked=texts(node, "not_asked"),
    )
