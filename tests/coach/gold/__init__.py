"""Tests of how agreement with people is measured."""
