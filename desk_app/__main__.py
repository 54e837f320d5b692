"""`python -m desk_app`: the desk itself, or one of its commands."""

import gc
import sys

# What a start makes is nearly all kept: Python's collector would look through it again and
# again for nothing. The program collects by itself as soon as it is painted.
gc.disable()

from desk_app.main import main  # noqa: E402  # its imports are much of it

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
