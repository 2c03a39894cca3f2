"""The program itself, with rests that a test can wait for."""

import sys
from datetime import timedelta

from bot import cli, outbox
from bot.telegram import pace

if __name__ == "__main__":
    outbox.LEASE = timedelta(seconds=4)
    outbox.DEADLINE = 3.0
    pace.GAP = 0.02
    sys.exit(cli.main())
