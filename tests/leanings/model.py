"""Multinomial logistic regression from rows to weights in whole tenths."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tests.leanings.lines import Row

Table = Mapping[str, Mapping[str, int]]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What cross-validation chose (``python -m tests.leanings --try``).

    ``strength`` is scikit-learn's C; a word counts ``boost`` times a sign of the rules, so that it
    is shrunk less; it must stand in ``least`` rows, of two authors; ``most`` words are kept.
    """

    strength: float = 0.2
    boost: float = 3.0
    least: int = 2
    most: int = 2000
    #: Weights are multiplied by this before they are rounded; smaller ones than ``faint`` go.
    scale: float = 4.0
    faint: int = 3


class Fitted(msgspec.Struct, frozen=True):
    """Weights in tenths by sign and by word."""

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
            key=lambda word: (-max(map(abs, weights[word].values())) * count[word] ** 0.5, word),
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
    rows: Sequence[Row],
    label: Callable[[Row], str],
    words: frozenset[str],
    settings: Settings,
) -> dict[str, dict[str, float]]:
    """The weight of each sign and word for each label, so that the middle one of each is 0."""
    features = [
        {**dict.fromkeys(row.signs, 1.0), **dict.fromkeys(row.grams & words, settings.boost)}
        for row in rows
    ]
    vectorizer = DictVectorizer()
    model = LogisticRegression(
        C=settings.strength, fit_intercept=False, max_iter=1000, tol=1e-3, random_state=0
    )
    model.fit(vectorizer.fit_transform(features), [label(row) for row in rows])
    labels = [str(name) for name in model.classes_]
    found: dict[str, dict[str, float]] = {}
    for name, column in zip(vectorizer.get_feature_names_out(), model.coef_.T, strict=True):
        times = settings.boost if name in words else 1.0
        middle = sorted(column)[len(column) // 2]
        found[str(name)] = {
            one: float(weight - middle) * times for one, weight in zip(labels, column, strict=True)
        }
    return found


def _rounded(weights: Mapping[str, float], settings: Settings) -> dict[str, int]:
    tenths = {name: round(weight * settings.scale * 10) for name, weight in weights.items()}
    return {name: weight for name, weight in tenths.items() if abs(weight) >= settings.faint}
