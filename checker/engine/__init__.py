"""The engine: comparators, three-valued logic, computed facts, and the evaluation of rules."""
