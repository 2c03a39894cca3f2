"""Looks at what the doctor found, in tests."""

from pydantic import SecretStr

from bot.doctor.finding import Finding, State
from bot.settings import Settings
from coach.vocabulary import Locale
from tests.bot.shelves import renderer


def at(url: str) -> Settings:
    return Settings(database_url=SecretStr(url))


def state_of(finding: Finding) -> State:
    """The state of a finding that has words in both languages."""
    for locale in Locale:
        assert renderer().text(finding.prompt, locale, finding.facts)
    return finding.state
