"""The command: `auditor version` is answered here, everything else by `auditor.cli`, which imports more."""

from __future__ import annotations

import gc
import sys

SELDOM = 100_000
"""Objects after which the collector looks for cycles, of which a run makes next to none: at its usual 700 it takes a
tenth of the time of a small check.
"""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(SELDOM)
    if sys.argv[1:] in (["version"], ["--version"]):
        from auditor import __version__

        if not _said(f"auditor {__version__}\n"):
            sys.exit(2)
        return
    from auditor.cli import run

    sys.exit(run())


def _said(text: str) -> bool:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, AttributeError) as problem:  # no room, or closed, where it is None
        sys.stderr.write(f"auditor: cannot write standard output: {problem}\n")
        sys.stdout = None
        return False
    return True


if __name__ == "__main__":
    main()
