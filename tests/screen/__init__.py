"""Screening: thousands of filings become one table, however often the run is broken off."""
