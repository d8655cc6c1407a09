"""Whether what a supplement says twice agrees, and whether its arithmetic does."""
