"""The rulebook: YAML becomes rules, strictly, and every fault of every file is told at once."""
