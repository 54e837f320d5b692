"""`python -m desk_app`: the desk itself, or one of its commands."""

import sys

from desk_app.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
