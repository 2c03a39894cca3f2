"""How moments are kept."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Dialect, make_url

from bot.store.tables import Instant

SHANGHAI = timezone(timedelta(hours=8))
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DIALECTS = [make_url(f"{name}://").get_dialect()() for name in ("sqlite", "postgresql")]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.name)
def test_a_moment_is_kept_in_utc(dialect: Dialect) -> None:
    kept = Instant().process_bind_param(NOON.astimezone(SHANGHAI), dialect)

    assert kept is not None
    assert kept.replace(tzinfo=UTC) == NOON
    assert Instant().process_result_value(kept, dialect) == NOON


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda one: one.name)
def test_no_moment_is_none(dialect: Dialect) -> None:
    assert Instant().process_bind_param(None, dialect) is None
    assert Instant().process_result_value(None, dialect) is None


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        Instant().process_bind_param(NOON.replace(tzinfo=None), DIALECTS[0])
