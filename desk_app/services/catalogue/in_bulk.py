"""A whole catalogue is read at once: hundreds of thousands of small values, none in a circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_bulk() -> Iterator[None]:
    """Looks for no circles while the block runs: what is made there is nearly all kept.

    Each look would walk through everything made so far, a quarter of the time of an import.
    What lives on afterwards counts as old at once, so that no first look goes through it
    while somebody waits. Where circles are looked for in quiet moments only, as in the
    window, nothing changes.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        gc.enable()
