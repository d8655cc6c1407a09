"""A programme over time: its file, its ledger, its events, and the facts of one day."""
