"""One module a command of the command line; each holds `command`."""
