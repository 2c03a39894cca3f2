"""A linear machine from rows to weights in whole numbers."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log, sqrt

import msgspec
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.svm import LinearSVC

from tests.leanings.lines import Row

Table = Mapping[str, Mapping[str, int]]
Weighed = dict[str, dict[str, float]]


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


class Fitted(msgspec.Struct, frozen=True):
    """Weights by sign and by word."""

    verdicts: Table
    words: Table


def fit(rows: Sequence[Row], label: Callable[[Row], str], settings: Settings) -> Fitted:
    """Fit one head. The same rows and settings always give the same weights."""
    words = _common(rows, settings.least)
    weights = _weights(rows, label, words, settings)
    if len(words) > settings.most:
        count = Counter(gram for row in rows for gram in row.grams)
        heaviest = sorted(
            words,
            key=lambda word: (-max(map(abs, weights[word].values())) * sqrt(count[word]), word),
        )
        words = frozenset(heaviest[: settings.most])
        weights = _weights(rows, label, words, settings)
    table = {name: _rounded(found, settings) for name, found in weights.items()}
    kept = {name: found for name, found in sorted(table.items()) if found}
    return Fitted(
        verdicts={name: found for name, found in kept.items() if name not in words},
        words={name: found for name, found in kept.items() if name in words},
    )


def _common(rows: Sequence[Row], least: int) -> frozenset[str]:
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
    rows: Sequence[Row], label: Callable[[Row], str], words: frozenset[str], settings: Settings
) -> Weighed:
    """The weight of each sign and word for each label, so that the middle one of each is 0."""
    count = Counter(gram for row in rows for gram in row.grams & words)
    rarity = {word: log((1 + len(rows)) / (1 + times)) + 1 for word, times in count.items()}
    vectorizer = DictVectorizer()
    found = _small(vectorizer.fit_transform(_features(rows, rarity, settings.sign)))
    model = LinearSVC(C=settings.strength, fit_intercept=False, random_state=0)
    model.fit(found, [label(row) for row in rows])
    labels = [str(name) for name in model.classes_]
    weights: Weighed = {}
    for name, column in zip(vectorizer.get_feature_names_out(), model.coef_.T, strict=True):
        times = rarity.get(name, settings.sign)
        middle = sorted(column)[len(column) // 2]
        weights[str(name)] = {
            one: float(weight - middle) * times for one, weight in zip(labels, column, strict=True)
        }
    return weights


def _features(
    rows: Sequence[Row], rarity: Mapping[str, float], sign: float
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
