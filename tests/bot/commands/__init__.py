"""Tests of the desk and its commands."""
