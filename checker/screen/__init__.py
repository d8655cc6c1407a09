"""Screen thousands of filings: every rule and every fact of each, as the rows of one table."""
