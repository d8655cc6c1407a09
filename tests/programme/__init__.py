"""Tests of programmes over time."""
