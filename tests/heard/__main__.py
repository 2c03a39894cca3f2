"""Print how many questions the customers hear, playbook by playbook: ``python -m tests.heard``."""

import sys
from collections import defaultdict

from coach.vocabulary import Locale
from tests.heard.measure import OTHER, PROBLEM, TEST, TUNE, Heard, asked, heard, share


def main() -> None:
    for locale in Locale:
        for part in (TUNE, TEST, OTHER):
            found: dict[str, list[Heard]] = defaultdict(list)
            for one in asked(locale, part):
                about = "problems" if one.what == PROBLEM else "facts"
                for name in (f"{one.playbook} {about}", f"ALL {about}"):
                    found[name].append(heard(locale, one))
            for name in sorted(found):
                said = tuple(found[name])
                shares = ", ".join(f"{which} {share(said, which):.2f}" for which in Heard)
                sys.stdout.write(f"{locale} {part} {name:40} {shares}\n")


if __name__ == "__main__":
    main()
