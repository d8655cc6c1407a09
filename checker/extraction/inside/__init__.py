"""What stands inside a supplement, or in the base prospectus instead of it."""
