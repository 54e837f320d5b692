"""Which version of the program: three figures, compared as figures."""

import re
from dataclasses import dataclass
from typing import Final, Self

from typing_extensions import override

_SHAPE: Final = re.compile(r"([0-9]{1,5})\.([0-9]{1,5})\.([0-9]{1,5})")


@dataclass(frozen=True, slots=True, order=True)
class ProgramVersion:
    """Shape: ``1.4.0``. A later one has a higher figure in the first place that differs."""

    major: int
    minor: int
    patch: int

    @override
    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Blanks around it are ignored.

        Raises:
            ValueError: `text` does not have the shape above.
        """
        found = _SHAPE.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"not a version: {text[:40]!r}")
        return cls(*(int(figure) for figure in found.groups()))
