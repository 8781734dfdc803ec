"""The command line: words to a command of `auditor.commands`, its outcome to an exit code. Decides nothing itself.

Exit codes: 0 nothing at or above `--fail-on`; 1 findings; 2 the call or the configuration is wrong; 3 with `--strict`,
something could not be read; 70 a bug; 130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from auditor import __version__, commands
from auditor.errors import AuditorError

WRONG_CALL = 2
INTERRUPTED = 130
BUG = 70
"""The number that sysexits.h gives to an internal failure, so that no caller takes it for findings."""


class Commands(click.Group):
    """The commands found in `auditor.commands`, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands."""
        return sorted(m.name for m in pkgutil.iter_modules(commands.__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{commands.__name__}.{cmd_name}").COMMAND
        return command if isinstance(command, click.Command) else None


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="auditor", message="%(prog)s %(version)s")
def main() -> None:
    """Cross-check the numbers in documents: auditor check PATH..."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and answer its exit code; messages about a wrong call go to standard error."""
    if sys.stderr is None:  # the caller closed it: nobody wants to hear
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the program
    try:
        outcome = main.main(arguments, prog_name="auditor", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return _said("interrupted; nothing was half-written", INTERRUPTED)
    except click.ClickException as problem:
        problem.show()
        return WRONG_CALL
    except AuditorError as problem:
        return _said(str(problem), WRONG_CALL)
    except MemoryError:
        return _said("out of memory; nothing was half-written\n  check fewer or smaller files at a time", WRONG_CALL)
    except Exception as problem:  # noqa: BLE001 - a bug must not pass for findings
        traceback.print_exception(problem)
        return _said(f"this is a bug of auditor {__version__}; please report it with the lines above", BUG)
    return outcome if isinstance(outcome, int) else 0


def _said(message: str, code: int) -> int:
    sys.stderr.write(f"auditor: {message}\n")
    return code
