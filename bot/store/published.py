"""Tell which publications are live."""

from collections.abc import Iterable, Sequence

from bot.store.rows import Publication
from coach.vocabulary import Locale

#: What a publication is a version of: a team's playbook in one language.
Title = tuple[str, Locale, str]


def title_of(publication: Publication) -> Title:
    """What it is a version of."""
    return (publication.team, publication.locale, publication.playbook)


def newest(publications: Iterable[Publication]) -> dict[Title, Publication]:
    """The highest version of each, withdrawn or not."""
    return {title_of(each): each for each in sorted(publications, key=lambda each: each.version)}


def live_for(team: str, publications: Iterable[Publication]) -> Sequence[Publication]:
    """What is live for a team, by locale and playbook; its own goes before the house's."""
    heads = [each for each in newest(publications).values() if each.withdrawn is None]
    house = {(each.locale, each.playbook): each for each in heads if not each.team}
    own = {(each.locale, each.playbook): each for each in heads if each.team == team}
    return [each for _, each in sorted({**house, **own}.items())]
