"""Tests of reading YAML files."""
