"""What waiting for a supplement does to the time limit."""

from enum import StrEnum


class PauseModel(StrEnum):
    """Chosen for each procedure; the law has both. Stored and synced: never rename one."""

    RESTART = "restart"  # model A: the whole limit again, from the complete dossier
    RESUME = "resume"  # model B: what was left of it
