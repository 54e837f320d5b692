"""What the program reads and does not run, but for the tokens of the look."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
"""For what is read before the log-in is painted; `importlib.resources` takes 2 ms to be loaded."""
