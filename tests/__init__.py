"""The manual of the office, as sentences that are run.

Dozens of processes begin from these sources, two of which read all of them: whoever keeps no
bytecode would compile them each time.
"""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
