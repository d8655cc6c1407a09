"""The JSON schemas of the files that people write, as they lie in the package."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

ENDING = ".schema.json"


def schema(name: str) -> dict[str, Any]:
    """Load one schema by its name: rule, pack, facts, parameters …"""
    loaded: dict[str, Any] = json.loads((_folder() / f"{name}{ENDING}").read_text(encoding="utf-8"))
    return loaded


def schema_names() -> list[str]:
    """List the schemas that there are."""
    return sorted(file.name.removesuffix(ENDING) for file in _folder().iterdir() if file.name.endswith(ENDING))


def _folder() -> Traversable:
    return files("checker.yaml_files") / "schemas"
