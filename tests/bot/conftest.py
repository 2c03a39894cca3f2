"""Hands the stores to every test of the service."""

from tests.stores import (
    database_url,
    empty_url,
    migrated_file,
    migrated_template,
    postgres,
    postgres_url,
    store,
)

__all__ = [
    "database_url",
    "empty_url",
    "migrated_file",
    "migrated_template",
    "postgres",
    "postgres_url",
    "store",
]
