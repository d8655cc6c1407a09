"""A programme over time as a picture for people."""
