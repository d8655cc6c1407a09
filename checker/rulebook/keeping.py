"""Make what is kept of the built-in rules, for a package that is being built."""

from __future__ import annotations

from checker.rulebook import coverage, load
from checker.rulebook.folder import builtin_folder
from checker.rulebook.kept import key_of, packed


def what_is_kept() -> dict[str, bytes]:
    """Give the content of each file of the folder in which an installed package keeps it, by the name of the file."""
    rulebook = load.load_rulebook(examples=False)
    covered = coverage.digest_of((builtin_folder() / coverage.FILE).read_bytes(), rulebook)
    return {
        load.KEPT: key_of(rulebook.digest) + packed(rulebook),
        coverage.KEPT: key_of(covered) + packed(coverage.load_coverage(rulebook)),
    }
