"""Telegram: what comes from the Bot API, what goes to it."""
