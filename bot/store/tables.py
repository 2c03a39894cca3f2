"""The tables of the store."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

#: Every constraint has a name of its own, so that a migration can drop it on any database.
METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; a naive datetime is refused. SQLite keeps it without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Bring an aware datetime to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime: give it a time zone")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Hand back an aware datetime in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


PEOPLE = Table(
    "people",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("desk", LargeBinary, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text),
    Column("team", Text, nullable=False),
    Column("exchanges", Integer, nullable=False),
    CheckConstraint("role IN ('owner', 'manager', 'rep')", name="role"),
    CheckConstraint("exchanges >= 0", name="exchanges"),
)

#: The id is the digest of namespace and user: a batch looks up one column in place of pairs. The
#: first address of a person has the id of the person himself, whomever it leads to today.
ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("namespace", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False, index=True),
    Column("since", Instant),
    UniqueConstraint("namespace", "user"),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("person", Text, ForeignKey("people.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("playbook", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("rules_digest", Text, nullable=False),
    Column("playbook_digest", Text, nullable=False),
    Column("seed", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("step", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("score", Integer),
    Column("outcome", Text),
    Column("started", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
    CheckConstraint("status IN ('open', 'finished', 'dropped')", name="status"),
    CheckConstraint("score BETWEEN 0 AND 100", name="score"),
    CheckConstraint("step >= 0", name="step"),
    Index(None, "person", "status", "updated"),
)

TURNS = Table(
    "turns",
    METADATA,
    Column("session", Text, ForeignKey("sessions.id"), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("namespace", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("event", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    CheckConstraint("step >= 1", name="step"),
    UniqueConstraint("namespace", "message_id"),
)

RECEIPTS = Table(
    "receipts",
    METADATA,
    Column("namespace", Text, primary_key=True),
    Column("message_id", Text, primary_key=True),
    Column("digest", Text, nullable=False),
    Column("messages", LargeBinary, nullable=False),
    Column("person", Text, ForeignKey("people.id"), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("said", Text, nullable=False),
    CheckConstraint("number >= 1", name="number"),
    UniqueConstraint("person", "number"),
)

PASSES = Table(
    "passes",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("made", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("maker", Text, nullable=False),
    Column("role", Text),
    Column("team", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("person", Text, ForeignKey("people.id")),
    Column("spent", Instant),
    Column("spender", Text, ForeignKey("people.id")),
    CheckConstraint("kind IN ('invite', 'link')", name="kind"),
    CheckConstraint("role IN ('owner', 'manager', 'rep')", name="role"),
)

PUBLICATIONS = Table(
    "publications",
    METADATA,
    Column("team", Text, primary_key=True),
    Column("locale", Text, primary_key=True),
    Column("playbook", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("digest", Text, ForeignKey("sources.digest"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("author", Text, ForeignKey("people.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("withdrawn", Instant),
    CheckConstraint("locale IN ('zh-CN', 'en')", name="locale"),
    CheckConstraint("version >= 1", name="version"),
    CheckConstraint("kind IN ('rehearsal', 'drill', 'checklist')", name="kind"),
)

SOURCES = Table(
    "sources",
    METADATA,
    Column("digest", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

DEAD_LETTERS = Table(
    "dead_letters",
    METADATA,
    Column("namespace", Text, primary_key=True),
    Column("message_id", Text, primary_key=True),
    Column("user", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("namespace", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("fate", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Instant, nullable=False),
    Column("holder", Text),
    Column("leased", Instant),
    Column("why", Text),
    CheckConstraint("fate IN ('waiting', 'sent', 'dropped')", name="fate"),
    CheckConstraint("tries >= 0", name="tries"),
    UniqueConstraint("key"),
    Index(None, "namespace", "fate", "user", "id"),
)
