"""A linear machine from rows to weights in whole numbers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import Protocol

import msgspec
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVC

Table = Mapping[str, Mapping[str, int]]
Weighed = dict[str, dict[str, float]]
#: From what holds of rows to the weight of each column for each label.
Learner = Callable[[csr_matrix], Mapping[str, Sequence[float]]]


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
    ``sign``, and each row as one. A word must stand in ``least`` rows, of two authors; ``most``
    words are kept.
    """

    strength: float = 0.5
    sign: float = 1.5
    least: int = 3
    most: int = 7000
    #: Weights are multiplied by this before they are rounded; smaller ones than ``faint`` go.
    scale: float = 0.7
    faint: int = 1
    #: So many times a row counts that has a mark.
    favour: float = 1


class Fitted(msgspec.Struct, frozen=True):
    """Weights by sign and by word."""

    verdicts: Table
    words: Table


def one_of(labels: Sequence[str], strength: float) -> Learner:
    """Each row has one label of several; the middle weight of each column is 0."""

    def learn(found: csr_matrix) -> Mapping[str, Sequence[float]]:
        model = LinearSVC(C=strength, fit_intercept=False, random_state=0)
        model.fit(found, labels)
        middles = [sorted(column)[len(column) // 2] for column in model.coef_.T]
        return dict(zip(map(str, model.classes_), model.coef_ - middles, strict=True))

    return learn


def each_of(
    marks: Sequence[str],
    known: Sequence[frozenset[str]],
    held: Sequence[frozenset[str]],
    settings: Settings,
) -> Learner:
    """Each row has any number of marks, each learned by itself from the rows that tell of it."""

    def learn(found: csr_matrix) -> Mapping[str, Sequence[float]]:
        model = LinearSVC(
            C=settings.strength,
            fit_intercept=False,
            random_state=0,
            class_weight={True: settings.favour},
        )
        weights = {}
        for mark in marks:
            rows = [at for at, one in enumerate(known) if mark in one]
            model.fit(found[rows], [mark in held[at] for at in rows])
            weights[mark] = model.coef_[0].copy()
        return weights

    return learn


def fit(rows: Sequence[Learned], learner: Learner, settings: Settings) -> Fitted:
    """Fit one head. The same rows and settings always give the same weights."""
    words = _common(rows, settings.least)
    weights = _weights(rows, learner, words, settings)
    if len(words) > settings.most:
        count = Counter(gram for row in rows for gram in row.grams)
        heaviest = sorted(
            words,
            key=lambda word: (-max(map(abs, weights[word].values())) * sqrt(count[word]), word),
        )
        words = frozenset(heaviest[: settings.most])
        weights = _weights(rows, learner, words, settings)
    table = {name: _rounded(found, settings) for name, found in weights.items()}
    kept = {name: found for name, found in sorted(table.items()) if found}
    return Fitted(
        verdicts={name: found for name, found in kept.items() if name not in words},
        words={name: found for name, found in kept.items() if name in words},
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
    rows: Sequence[Learned], learner: Learner, words: frozenset[str], settings: Settings
) -> Weighed:
    """The weight of each sign and word for each label."""
    count = Counter(gram for row in rows for gram in row.grams & words)
    rarity = {word: log((1 + len(rows)) / (1 + times)) + 1 for word, times in count.items()}
    vectorizer = DictVectorizer()
    columns = learner(_small(vectorizer.fit_transform(_features(rows, rarity, settings.sign))))
    return {
        str(name): {
            label: float(weights[at]) * rarity.get(name, settings.sign)
            for label, weights in columns.items()
        }
        for at, name in enumerate(vectorizer.get_feature_names_out())
    }


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


def _rounded(weights: Mapping[str, float], settings: Settings) -> dict[str, int]:
    whole = {name: round(weight * settings.scale) for name, weight in weights.items()}
    return {name: weight for name, weight in whole.items() if abs(weight) >= settings.faint}
