"""The command: `auditor version` is answered here, everything else by `auditor.cli`, which imports more."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["version"], ["--version"]):
        from auditor import __version__

        sys.stdout.write(f"auditor {__version__}\n")
        return
    from auditor.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
