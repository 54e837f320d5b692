"""How far a paper of a dossier is digitised."""

from enum import IntEnum


class Digitisation(IntEnum):
    """The figures of the national portal. Stored and synced: never change one.

    Legal: [digitisation.states]
    """

    NOT_YET = 0
    SCANNED = 1
    REUSED = 2  # a digital copy was there already; its source is told
    REUSED_FROM_RESULT = 3  # it is the result of another dossier, which is told
