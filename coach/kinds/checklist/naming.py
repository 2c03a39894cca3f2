"""Find the item that words name."""

import re

from rapidfuzz import fuzz

from coach.kinds.checklist.fold import fold
from coach.playbook import ChecklistItem
from coach.vocabulary import ItemType

_CLOSE = 85
_DECORATION = re.compile(
    r"^(?:刚才|前面|上面|之前)?的?(?:那个|这个)?|(?:[这那]?一?[项条格个])?的?$"
    r"|^(?:the|my|that) |['\"“”]"
)
#: What an item may be called by what it takes, while it is the only one of its type.
_BY_TYPE = {
    ItemType.MONEY: frozenset({"金额", "钱数", "数额", "价钱", "amount", "money", "price"}),
    ItemType.DATE: frozenset({"日期", "日子", "哪天", "date"}),
    ItemType.PERSON: frozenset({"人", "人名", "名字", "name", "person"}),
}


def named_item(words: str, items: tuple[ChecklistItem, ...]) -> str | None:
    """Return the item these words name, a near spelling included."""
    spellings = (fold(words).strip(), _bare(words))
    scores = [max(fuzz.ratio(said, fold(item.name)) for said in spellings) for item in items]
    best = max(scores, default=0)
    return items[scores.index(best)].name if best >= _CLOSE else None


def item_meant(words: str, items: tuple[ChecklistItem, ...]) -> str | None:
    """Return the item these words name, or the only one that takes what they speak of."""
    name = named_item(words, items)
    said = _bare(words)
    of_type = tuple(item.name for item in items if said in _BY_TYPE.get(item.type, ()))
    return of_type[0] if name is None and len(of_type) == 1 else name


def _bare(words: str) -> str:
    return _DECORATION.sub("", fold(words).strip()).strip()
