"""A linear machine from rows to weights in whole numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Protocol

import msgspec
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVC

Table = Mapping[str, Mapping[str, int]]


class Learned(Protocol):
    """A line to learn from: its author, what the rules say of it, what stands in it."""

    @property
    def author(self) -> str: ...
    @property
    def signs(self) -> frozenset[str]: ...
    @property
    def grams(self) -> frozenset[str]: ...


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What cross-validation chose (``python -m tests.leanings --try``).

    ``strength`` is scikit-learn's C. A word counts by its rarity (idf), a sign of the rules
    ``sign``, and each row as one. A word must stand in ``least`` rows, of two authors; of all
    weights of words the ``most`` heaviest are kept, and learned again without the others.
    """

    strength: float = 1
    sign: float = 6
    least: int = 3
    most: int = 280_000
    #: Weights are multiplied by this before they are rounded.
    scale: float = 2


class Fitted(msgspec.Struct, frozen=True):
    """Weights by sign and by word."""

    verdicts: Table
    words: Table


class Question(msgspec.Struct, frozen=True):
    """Whether a label holds of a row: the rows that tell, by number, and what they tell.

    A row of which it holds counts ``favour`` times.
    """

    label: str
    rows: Sequence[int]
    holds: Sequence[bool]
    favour: int = 1


def one_of(labels: Sequence[str]) -> tuple[Question, ...]:
    """Each row has one label of several."""
    every = range(len(labels))
    return tuple(
        Question(label, every, [one == label for one in labels]) for label in sorted(set(labels))
    )


def each_of(
    marks: Mapping[str, int], known: Sequence[frozenset[str]], held: Sequence[frozenset[str]]
) -> tuple[Question, ...]:
    """Each row has any number of marks, each learned by itself from the rows that tell of it.

    ``marks`` tells how many times a row counts that has the mark.
    """
    told = {mark: [at for at, one in enumerate(known) if mark in one] for mark in marks}
    return tuple(
        Question(mark, rows, [mark in held[at] for at in rows], marks[mark])
        for mark, rows in told.items()
    )


def fit(rows: Sequence[Learned], questions: Sequence[Question], settings: Settings) -> Fitted:
    """Fit one head. The same rows and settings always give the same weights."""
    words = _common(rows, settings.least)
    count = Counter(gram for row in rows for gram in row.grams & words)
    rarity = {word: log((1 + len(rows)) / (1 + times)) + 1 for word, times in count.items()}
    vectorizer = DictVectorizer()
    found = _small(vectorizer.fit_transform(_features(rows, rarity, settings.sign)))
    columns = tuple(map(str, vectorizer.get_feature_names_out()))
    worth = [rarity.get(name, settings.sign) for name in columns]
    every = range(len(columns))
    first = [_weights(found, one, every, settings) for one in questions]
    # How much a weight decides: by itself, and by how often it does.
    pull = [one * sqrt(count[name]) for one, name in zip(worth, columns, strict=True)]
    heaviness = [[abs(one) * by for one, by in zip(some, pull, strict=True)] for some in first]
    ranked = sorted((one for some in heaviness for one in some), reverse=True)
    least = ranked[min(settings.most, len(ranked) - 1)]
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for question, heavy in zip(questions, heaviness, strict=True):
        kept = [at for at in every if heavy[at] > least or columns[at] not in count]
        for at, weight in zip(kept, _weights(found, question, kept, settings), strict=True):
            if whole := round(weight * worth[at] * settings.scale):
                table[columns[at]][question.label] = whole
    return Fitted(
        verdicts={name: one for name, one in sorted(table.items()) if name not in count},
        words={name: one for name, one in sorted(table.items()) if name in count},
    )


def _common(rows: Sequence[Learned], least: int) -> frozenset[str]:
    """The words of enough rows and of two authors; of words that always stand together, one."""
    authors: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for gram in row.grams:
            authors[gram].add(row.author)
            places[gram].append(number)
    alike: dict[tuple[int, ...], str] = {}
    for gram in sorted(places, key=lambda one: (-len(one), one)):
        if len(places[gram]) >= least and len(authors[gram]) > 1:
            alike[tuple(places[gram])] = gram
    return frozenset(alike.values())


def _weights(
    found: csr_matrix, question: Question, columns: Sequence[int], settings: Settings
) -> Sequence[float]:
    """What each of these columns weighs for a question."""
    model = LinearSVC(
        C=settings.strength,
        fit_intercept=False,
        random_state=0,
        class_weight={True: question.favour},
    )
    model.fit(_small(found[question.rows][:, columns]), question.holds)
    return [float(weight) for weight in model.coef_[0]]


def _features(
    rows: Sequence[Learned], rarity: Mapping[str, float], sign: float
) -> Iterator[dict[str, float]]:
    """What holds of each row, all together of length 1."""
    for row in rows:
        held = {word: rarity[word] for word in row.grams if word in rarity}
        held |= dict.fromkeys(row.signs, sign)
        length = sqrt(sum(one * one for one in held.values()))
        yield {name: one / length for name, one in held.items()}


def _small(found: csr_matrix) -> csr_matrix:
    """The same numbers under the short indices that the machine takes."""
    found.indices = found.indices.astype("int32")
    found.indptr = found.indptr.astype("int32")
    return found
