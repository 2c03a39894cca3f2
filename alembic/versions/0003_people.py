"""Let addresses lead to people, keep passes, publications, and number exchanges."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ROLE = "role IN ('owner', 'manager', 'rep')"
#: Numbers the receipts of each person in the order in which they came.
_NUMBER = """
UPDATE receipts SET number = counted.number
FROM (
  SELECT namespace, message_id,
    row_number() OVER (PARTITION BY person ORDER BY at, namespace, message_id) AS number
  FROM receipts
) AS counted
WHERE receipts.namespace = counted.namespace AND receipts.message_id = counted.message_id
"""
_COUNT = """
UPDATE people SET exchanges = (SELECT count(*) FROM receipts WHERE receipts.person = people.id)
"""
_FIRST = """
INSERT INTO addresses (id, namespace, "user", person)
SELECT id, namespace, "user", id FROM people
"""
_ORIGIN = """
UPDATE people SET
  namespace = (SELECT namespace FROM addresses WHERE addresses.id = people.id),
  "user" = (SELECT "user" FROM addresses WHERE addresses.id = people.id)
"""


def upgrade() -> None:
    _addresses()
    _people()
    _receipts()
    _passes()
    _publications()
    op.create_index(op.f("ix_outbox_at"), "outbox", ["at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_outbox_at"), table_name="outbox")
    op.drop_table("publications")
    op.drop_table("passes")
    with op.batch_alter_table("receipts") as receipts:
        receipts.drop_constraint(op.f("uq_receipts_person_number"), type_="unique")
        receipts.drop_constraint(op.f("ck_receipts_number"), type_="check")
        receipts.drop_column("number")
        receipts.drop_column("said")
        receipts.create_index(op.f("ix_receipts_person"), ["person"])
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("namespace", sa.Text(), nullable=True))
        people.add_column(sa.Column("user", sa.Text(), nullable=True))
    op.execute(_ORIGIN)
    with op.batch_alter_table("people") as people:
        people.drop_constraint(op.f("ck_people_role"), type_="check")
        people.drop_constraint(op.f("ck_people_exchanges"), type_="check")
        for column in ("name", "role", "team", "exchanges"):
            people.drop_column(column)
        people.alter_column("namespace", nullable=False)
        people.alter_column("user", nullable=False)
        people.create_unique_constraint(op.f("uq_people_namespace_user"), ["namespace", "user"])
    op.drop_table("addresses")


def _addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("namespace", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_addresses_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        sa.UniqueConstraint("namespace", "user", name=op.f("uq_addresses_namespace_user")),
    )
    op.create_index(op.f("ix_addresses_person"), "addresses", ["person"])
    op.execute(_FIRST)


def _people() -> None:
    with op.batch_alter_table("people") as people:
        people.drop_constraint(op.f("uq_people_namespace_user"), type_="unique")
        people.drop_column("namespace")
        people.drop_column("user")
        people.add_column(sa.Column("name", sa.Text(), nullable=False, server_default=""))
        people.add_column(sa.Column("role", sa.Text(), nullable=True))
        people.add_column(sa.Column("team", sa.Text(), nullable=False, server_default=""))
        people.add_column(sa.Column("exchanges", sa.Integer(), nullable=False, server_default="0"))
        people.create_check_constraint(op.f("ck_people_role"), _ROLE)
        people.create_check_constraint(op.f("ck_people_exchanges"), "exchanges >= 0")
    op.execute(_COUNT)
    with op.batch_alter_table("people") as people:
        for column in ("name", "team", "exchanges"):
            people.alter_column(column, server_default=None)


def _receipts() -> None:
    with op.batch_alter_table("receipts") as receipts:
        receipts.add_column(sa.Column("number", sa.Integer(), nullable=True))
        receipts.add_column(sa.Column("said", sa.Text(), nullable=False, server_default=""))
    op.execute(_NUMBER)
    with op.batch_alter_table("receipts") as receipts:
        receipts.alter_column("number", nullable=False)
        receipts.alter_column("said", server_default=None)
        receipts.create_check_constraint(op.f("ck_receipts_number"), "number >= 1")
        receipts.create_unique_constraint(op.f("uq_receipts_person_number"), ["person", "number"])
        receipts.drop_index(op.f("ix_receipts_person"))


def _passes() -> None:
    op.create_table(
        "passes",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=True),
        sa.Column("spent", sa.DateTime(timezone=True), nullable=True),
        sa.Column("spender", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('invite', 'link')", name=op.f("ck_passes_kind")),
        sa.CheckConstraint(_ROLE, name=op.f("ck_passes_role")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_passes_person")),
        sa.ForeignKeyConstraint(["spender"], ["people.id"], name=op.f("fk_passes_spender")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_passes")),
    )


def _publications() -> None:
    op.create_table(
        "publications",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("playbook", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("locale IN ('zh-CN', 'en')", name=op.f("ck_publications_locale")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_publications_version")),
        sa.CheckConstraint(
            "kind IN ('rehearsal', 'drill', 'checklist')", name=op.f("ck_publications_kind")
        ),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name=op.f("fk_publications_author")),
        sa.ForeignKeyConstraint(
            ["digest"], ["sources.digest"], name=op.f("fk_publications_digest")
        ),
        sa.PrimaryKeyConstraint(
            "team", "locale", "playbook", "version", name=op.f("pk_publications")
        ),
    )
