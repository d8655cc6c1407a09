"""Build the package: keep in it what is costly to make and always the same, so that no run has to make it again."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KeepRules(BuildHookInterface[Any]):
    """Puts ``checker/_kept`` into a wheel, or into the checkout if that is installed to be edited."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is kept, and put it where it belongs."""
        sys.path.insert(0, self.root)
        try:
            from checker.keeping import what_is_kept
        finally:
            sys.path.remove(self.root)
        installed = version != "editable"
        folder = Path(mkdtemp()) if installed else Path(self.root, "checker", "_kept")
        folder.mkdir(exist_ok=True)
        for name, content in what_is_kept(installed=installed).items():
            (folder / name).write_bytes(content)
            if installed:
                build_data["force_include"][str(folder / name)] = f"checker/_kept/{name}"
