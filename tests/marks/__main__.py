"""Print how well marks are read, by rules alone and with words: ``python -m tests.marks``."""

import sys
from statistics import mean

from bot import supplies
from coach.vocabulary import Locale
from tests.bench import our_rules
from tests.marks.measure import Figure, by_rules, figures, lines, middle


def main() -> None:
    judges = {
        "rules alone": by_rules(our_rules(), supplies.simplifier()),
        "with words": supplies.library().built_in,
    }
    for locale in Locale:
        said = tuple(lines(locale))
        for name, judge in judges.items():
            found = figures(judge, locale, said)
            for mark, one in found.items():
                _tell(f"{locale} {name} {mark} ({one.marked})", one.recall, one.precision, one.f1)
            _tell(f"{locale} {name} ALL", *_means(found), middle(found))


def _means(found: dict[str, Figure]) -> tuple[float, float]:
    every = found.values()
    return mean(one.recall for one in every), mean(one.precision for one in every)


def _tell(name: str, recall: float, precision: float, f1: float) -> None:
    sys.stdout.write(f"{name:42} recall {recall:.2f}, precision {precision:.2f}, F1 {f1:.3f}\n")


if __name__ == "__main__":
    main()
