"""Every sentence shown about an error: facts in, wording out. One file for each family.

Most failures have classes and words that the log-in does not need: they are read when the first
of them is worded, or by `read_all` before.
"""

from typing import TYPE_CHECKING

from ui.texts.notice import Notice

if TYPE_CHECKING:
    from desk_app.domain.failure import DeskError

__all__ = ["Notice", "notice", "read_all"]


def notice(error: "DeskError") -> Notice:
    """Word `error`. Raises NotImplementedError for an error without a sentence."""
    from ui.texts.wings.every import FAMILIES

    for word in FAMILIES:
        if (found := word(error)) is not None:
            return found
    raise NotImplementedError(error.code)


def read_all() -> None:
    """Have every sentence at hand, while nobody waits for one. Any thread."""
    import ui.texts.wings.every  # noqa: F401  # loading it is all
