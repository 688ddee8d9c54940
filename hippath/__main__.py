"""`python -m hippath` serves; `python -m hippath COMMAND` is the command line."""

import sys

from hippath.cli import main

if __name__ == "__main__":
    main(sys.argv[1:] or ["serve"])
