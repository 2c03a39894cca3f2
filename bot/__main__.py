"""Let ``python -m bot`` do what ``duilian`` does."""

import sys

from bot.cli import main

sys.exit(main())
