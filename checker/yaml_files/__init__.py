"""YAML files that people write: read strictly, and every fault told with its file and line."""
