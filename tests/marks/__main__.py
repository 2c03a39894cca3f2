"""Print how well marks are read: ``python -m tests.marks``."""

import sys

from bot.supplies import library
from coach.vocabulary import Locale
from tests.marks.measure import figures, lines, middle


def main() -> None:
    language = library().built_in
    for locale in Locale:
        found = figures(language, locale, tuple(lines(locale)))
        for mark, one in found.items():
            sys.stdout.write(
                f"{locale} {mark:14} {one.marked:3} marked,"
                f" recall {one.recall:.2f}, precision {one.precision:.2f}, F1 {one.f1:.2f}\n"
            )
        sys.stdout.write(f"{locale} {'all':14} F1 {middle(found):.3f}\n")


if __name__ == "__main__":
    main()
