"""Tests of the three kinds of playbook."""
