"""Build the package: keep in it what is loaded from its rules, so that no run has to load them again."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KeepRules(BuildHookInterface[Any]):
    """Adds ``checker/_kept`` to a wheel; a checkout that is installed to be edited keeps it by itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Load the rules, and put what is loaded into the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from checker.rulebook.keeping import what_is_kept
        finally:
            sys.path.remove(self.root)
        folder = Path(mkdtemp())
        for name, content in what_is_kept().items():
            (folder / name).write_bytes(content)
            build_data["force_include"][str(folder / name)] = f"checker/_kept/{name}"
