"""Snapshots: whole outputs kept as text files beside the tests.

After a wanted change run ``pytest --update-snapshots``, and read the difference before you commit it.
"""

from collections.abc import Callable

import pytest

Snapshot = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that rewrites snapshots."""
    parser.addoption("--update-snapshots", action="store_true", help="rewrite the snapshots instead of comparing")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Compare a text with the file of that name in the folder ``snapshots`` beside the test."""
    folder = request.path.parent / "snapshots"

    def compare(name: str, text: str) -> None:
        path = folder / f"{name}.txt"
        if request.config.getoption("--update-snapshots"):
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare
