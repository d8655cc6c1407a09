"""Check the disclosure of at-the-market offerings against rules written in YAML."""

__version__ = "0.1.0"
