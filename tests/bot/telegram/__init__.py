"""Tests of the way by Telegram."""
