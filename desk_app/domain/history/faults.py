"""Why what the centre sent of the past is not taken in."""

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
