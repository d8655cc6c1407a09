"""The way in: ``python -m checker`` is the command line, and so is the script ``atmcheck``."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line. An interrupt that comes while it is still being imported is no traceback."""
    gc.disable()  # one short run: what it makes goes with the process
    try:
        from checker.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("atmcheck: interrupted before it had begun\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
