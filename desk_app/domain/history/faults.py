"""What can be wrong with the past: how it comes from the centre, and what was left there."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import Unavailable


class SnapshotAltered(Unavailable):
    """Not what the centre signed, or it does not lead to the digest that the centre signed."""

    code: ClassVar[str] = "history.altered"


class SnapshotForeign(Unavailable):
    """It tells of another unit."""

    code: ClassVar[str] = "history.foreign"


class SnapshotOutdated(Unavailable):
    """It is of another epoch than this store: the centre was restored since, or it is old."""

    code: ClassVar[str] = "history.outdated"


@dataclass(eq=False)
class DossierLeft(Unavailable):
    """Of this dossier only the row is here: all of it is at the centre."""

    code: ClassVar[str] = "history.dossier_left"
    dossier: str  # its code
