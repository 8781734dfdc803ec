"""One file per command of the command line: each module has `COMMAND`, and its name is the command's."""
