"""Words that lean to a kind of sentence, to a mark or to a move, found where they stand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from coach.judge.weights import Lanes, Ready, Weights
from coach.vocabulary import Act, Area, Courtesy, Form, Locale, Move, Spin, Technique, Trait

#: A question that has no SPIN type.
OWN = "own"
#: What a sentence may lean to; of equal sums the first wins, in the order of ``PRECEDENCE``.
KINDS = (
    Act.PRESSURE.value,
    Spin.NEED_PAYOFF.value,
    Spin.IMPLICATION.value,
    Spin.PROBLEM.value,
    Act.ADVANCE.value,
    Spin.SITUATION.value,
    Act.BENEFIT.value,
    Act.PITCH.value,
    Act.SUMMARY.value,
    OWN,
    Act.STATEMENT.value,
    Act.SMALL_TALK.value,
    Act.UNCLEAR.value,
)
FORMS = tuple(
    form.value for form in (Form.LEADING, Form.CONFIRM, Form.CHOICE, Form.CLOSED, Form.OPEN)
)


class Subject(StrEnum):
    """What leanings decide: the kind and form of a sentence, its marks, its moves in an answer."""

    KINDS = "leanings"
    MARKS = "marks"
    MOVES = "moves"


#: What no sentence tells by itself, but only the talk so far.
OF_THE_TALK = (Courtesy.STRANGER, Courtesy.ECHOES)
#: What rules alone tell.
_OF_RULES = (Trait.LEADING, Trait.NEGATED, Trait.HYPOTHETICAL, Trait.FILLER, Trait.ORDER)
#: What a line may be marked with beside its kind, by short names, and the labels of rules for it.
MARKS: Mapping[str, str] = {
    **{one.value: f"courtesy:{one}" for one in Courtesy if one not in OF_THE_TALK},
    **{one.value: f"flag:{one}" for one in Trait if one not in _OF_RULES},
    **{one.value: f"technique:{one}" for one in Technique},
    **{one.value: f"area:{one}" for one in Area},
}
#: What the words of each subject may lean to.
NAMES: Mapping[Subject, tuple[str, ...]] = {
    Subject.KINDS: (*KINDS, *FORMS),
    Subject.MARKS: tuple(MARKS),
    Subject.MOVES: tuple(map(str, Move)),
}
#: So many words that speak for it must stand in a text before it is called something else.
LEAST_WORDS = 2
#: So many words are shown for a kind, a form, a mark.
MOST_SHOWN = 3

#: The shape of a word that leans, for ``re``: one to four Chinese characters in their plain form,
#: or one to four English words. ``^`` before it and ``$`` behind it tie it to the bounds of the
#: sentence; ``*`` behind a single English word stands for any ending.
WORD_SHAPES = {
    Locale.ZH: r"\^?(?:(?![您妳])[\u4e00-\u9fff]){1,4}\$?",
    Locale.EN: r"(?:\^ )?[a-z][a-z']*(?: [a-z][a-z']*){0,3}(?: \$)?|[a-z][a-z']+\*",
}
#: The bounds of a sentence, written ``^`` and ``$``; no plain text holds these characters.
_BEGINS, _ENDS = "\x02", "\x03"
_BOUNDS = str.maketrans("^$", _BEGINS + _ENDS)
_ANY_ENDING = "*"
_NO_LETTER = re.compile(r"[^\w']")


class Leanings(msgspec.Struct, frozen=True, kw_only=True):
    """What the words of a language lean to, and how much a verdict of the rules weighs.

    Weights are whole numbers, by what the ``subject`` names. ``verdicts`` goes by what the rules
    say of a sentence (``coach.judge.leanings.signs``), ``words`` by a piece of plain text;
    ``why`` gives the reason shown for each name, by locale.
    """

    locale: Locale
    subject: Subject
    verdicts: Mapping[str, Weights]
    words: Mapping[str, Weights]
    why: Mapping[str, Mapping[str, str]]


class Standing(msgspec.Struct, frozen=True):
    """A word that stands in a text, with its weight for one name and the first of its places."""

    weight: int
    start: int
    end: int


def is_word(text: str, locale: Locale) -> bool:
    """Whether a text may lean: whether it has the shape of such a word."""
    return re.fullmatch(WORD_SHAPES[locale], text) is not None


def reason(locale: Locale, name: str) -> str:
    """The id by which the reason of what words lean to is known, as that of a rule."""
    return f"{'zh' if locale is Locale.ZH else 'en'}.leans.{name}"


class LeaningWords:
    """The leaning words of one language, found all at once; English ones as whole words."""

    def __init__(self, leanings: Leanings) -> None:
        self._lanes = lanes = Lanes(NAMES[leanings.subject])
        self._verdicts = {sign: lanes.packed(found) for sign, found in leanings.verdicts.items()}
        every = tuple(leanings.words)
        self._weights = Ready(lambda number: leanings.words[every[number]])
        self._packed = Ready(lambda number: lanes.packed(self._weights[number]))
        self._pad = "" if leanings.locale is Locale.ZH else " "
        self._open = frozenset(at for at, word in enumerate(every) if word.endswith(_ANY_ENDING))
        self._automaton = AhoCorasick(
            [self._padded(word.translate(_BOUNDS)) for word in every],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def found(self, text: str) -> "Found":
        """The words that stand in a plain sentence, each once."""
        bare = _NO_LETTER.sub(" ", text)
        end = len(bare.rstrip())
        begin = end - len(bare[:end].lstrip())
        before = self._padded(_BEGINS)
        walked = before + bare[begin:end] + self._padded(_ENDS)
        matches = self._automaton.find_matches_as_indexes(walked, overlapping=True)
        # Of several places the first is kept: it comes last.
        places = {match[0]: match for match in reversed(matches)}
        total = sum(map(self._packed.__getitem__, places))
        return Found(self, places, total, (begin - len(before), begin, end))

    def sums(self, signs: Iterable[str], found: "Found") -> tuple[int, ...]:
        """What all signs and all words found weigh together, for each name in their order."""
        known = self._verdicts
        return self._lanes.unpacked(
            sum([known[sign] for sign in signs if sign in known], start=found.total)
        )

    def speaking(self, found: "Found", name: str, against: str) -> Iterator[Standing]:
        """The words found that speak more for one name than for another, in no order."""
        pad, (shift, begin, end) = len(self._pad), found.bounds
        known = self._weights
        for number, first, last in [
            match for number, match in found.places.items() if known[number].get(name, 0) > 0
        ]:
            weight = known[number][name]
            if weight > known[number].get(against, 0):
                tail = 0 if number in self._open else pad
                yield Standing(
                    weight, max(first + shift + pad, begin), min(last + shift - tail, end)
                )

    def _padded(self, word: str) -> str:
        ending = "" if word.endswith(_ANY_ENDING) else self._pad
        return self._pad + word.removesuffix(_ANY_ENDING) + ending


class Found(msgspec.Struct, frozen=True):
    """Which words stand in one sentence, by number, with all their weights packed.

    A place is the number once more, and the bounds in the text walked. ``bounds`` are the way from
    there to the sentence, and its first and last letter.
    """

    words: LeaningWords
    places: Mapping[int, tuple[int, int, int]]
    total: int
    bounds: tuple[int, int, int]

    def speaking(self, name: str, against: str = "") -> list[Standing]:
        """The words that speak more for one name than for another; none inside a longer one."""
        speaking = self.words.speaking(self, name, against)
        outer: list[Standing] = []
        for word in sorted(speaking, key=lambda one: (one.start, -one.end)):
            if not outer or word.end > outer[-1].end:
                outer.append(word)
        return outer
