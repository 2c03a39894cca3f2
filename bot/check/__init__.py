"""The command that checks playbooks."""

from bot.check.command import check, run

__all__ = ["check", "run"]
