"""Write fitted leanings into the file they belong to, below what people wrote."""

from pathlib import Path

from coach.judge.leaning_words import NAMES, Leanings
from coach.judge.weights import as_written

RULES = Path(__file__).parents[2] / "playbooks" / "rules"
#: All below this line is fitted.
MARK = "# ── fitted: python -m tests.leanings ──"
_BARE = ("true", "false", "null")


def write(path: Path, leanings: Leanings) -> None:
    """Replace what stands below the mark."""
    head, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
    order = NAMES[leanings.subject]
    signs = (f"  {_key(name)}: {as_written(one, order)}" for name, one in leanings.verdicts.items())
    words = (f"  {word} = {as_written(one, order)}" for word, one in leanings.words.items())
    lines = (head + mark, "verdicts:", *signs, "words: |", *words)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("_", "").isalpha()
    return name if plain and name not in _BARE else f'"{name}"'
