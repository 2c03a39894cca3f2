"""Tell which rules of one language fire on a sentence."""

from collections.abc import Iterator, Sequence

from coach.judge.matcher import Matcher
from coach.judge.plan import Plan
from coach.judge.rules import Rule
from coach.judge.scan import Scan, Span
from coach.vocabulary import Locale


class Reader:
    """The rules of one language, by the words that wake them.

    Most patterns are bare words: where one of those stands, its rule is settled at once. Only the
    others are followed through the sentence, as long as they can still change something.
    """

    def __init__(self, rules: tuple[Rule, ...], locale: Locale) -> None:
        speaking = (pattern for rule in rules for pattern in rule.any)
        hushing = (pattern for rule in rules for pattern in rule.unless)
        self._matcher = Matcher((*speaking, *hushing), locale)
        plans = iter(self._matcher.plans)
        self._any = tuple(tuple(next(plans) for _ in rule.any) for rule in rules)
        unless = tuple(tuple(next(plans) for _ in rule.unless) for rule in rules)
        self._speak = _Woken(self._any, self._matcher)
        self._hush = _Woken(unless, self._matcher)

    def read(self, text: str) -> "Found":
        """Find the rules of which one of ``any`` stands in a plain sentence, none of ``unless``."""
        scan = self._matcher.scan(text)
        silent = self._hush.at_once(scan)
        firing = self._speak.at_once(scan) - silent
        for number, plan in self._speak.perhaps(scan):
            if number not in firing and number not in silent and plan.find(scan) is not None:
                firing.add(number)
        for number, plan in self._hush.perhaps(scan):
            if number in firing and plan.find(scan) is not None:
                firing.discard(number)
        return Found(scan, self._any, sorted(firing))


class Found:
    """The rules that fire on one sentence, by their numbers, rising."""

    def __init__(self, scan: Scan, plans: Sequence[Sequence[Plan]], numbers: Sequence[int]) -> None:
        self.numbers = numbers
        self._scan = scan
        self._plans = plans

    def span(self, number: int) -> Span:
        """Where the first pattern stands by which a rule fires; looked for each time."""
        scan = self._scan
        standing = (plan for plan in self._plans[number] if plan.may_stand(scan.present))
        return scan.span(*next(filter(None, (plan.find(scan) for plan in standing))))


class _Woken:
    """Plans of the rules by their numbers, and the keys that wake them."""

    def __init__(self, plans: Sequence[Sequence[Plan]], matcher: Matcher) -> None:
        every = [(number, plan) for number, own in enumerate(plans) for plan in own]
        self._bare: dict[int, list[int]] = {}
        for number, plan in every:
            for key in plan.needed[0] if plan.plain else ():
                self._bare.setdefault(key, []).append(number)
        self._others = [(number, plan) for number, plan in every if not plan.plain]
        self._index = matcher.index(plan for _, plan in self._others)

    def at_once(self, scan: Scan) -> set[int]:
        """The rules of which a pattern is there because a word is."""
        return set().union(*map(self._bare.__getitem__, self._bare.keys() & scan.present))

    def perhaps(self, scan: Scan) -> Iterator[tuple[int, Plan]]:
        """The rules of which a pattern may be there, with the plan to follow."""
        return map(self._others.__getitem__, self._index.awake(scan.present))
