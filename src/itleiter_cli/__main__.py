"""Run itleiter as ``python -m itleiter_cli``."""

import sys

from itleiter_cli.cli import main

if __name__ == "__main__":
    sys.exit(main())
