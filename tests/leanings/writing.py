"""Write fitted leanings into the file they belong to, below what people wrote."""

from pathlib import Path

from coach.judge.leaning_words import FORMS, KINDS, Leanings, Weights

RULES = Path(__file__).parents[2] / "playbooks" / "rules"
#: All below this line is fitted.
MARK = "# ── fitted: python -m tests.leanings ──"
_BARE = ("true", "false", "null")


def write(path: Path, leanings: Leanings) -> None:
    """Replace what stands below the mark."""
    head, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
    blocks = [("verdicts", leanings.verdicts), ("words", leanings.words)]
    lines = [
        line
        for key, table in blocks
        for line in (f"{key}:", *(f"  {_key(name)}: {_said(table[name])}" for name in table))
    ]
    path.write_text(f"{head}{mark}\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _key(name: str) -> str:
    han = "\u4e00" <= name[0] <= "\u9fff"
    plain = han or (name.isascii() and name.replace("_", "").isalpha())
    return name if plain and name not in _BARE else f'"{name}"'


def _said(weights: Weights) -> str:
    order = (*KINDS, *FORMS)
    return ", ".join(f"{name} {weights[name] / 10:g}" for name in sorted(weights, key=order.index))
