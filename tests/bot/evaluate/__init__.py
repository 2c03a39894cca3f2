"""Tests of the command that measures the judge."""
