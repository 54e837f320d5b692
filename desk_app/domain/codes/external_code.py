"""Codes that other systems gave to a dossier of ours."""

from dataclasses import dataclass
from typing import Final

from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.people.folding import fold

LONGEST_SYSTEM: Final = 100  # characters
LONGEST_CODE: Final = 100


@dataclass(frozen=True, slots=True, order=True)
class ExternalCode:
    system: str  # as the office calls it: "Cổng Dịch vụ công quốc gia"
    code: str  # as that system prints it

    def is_same(self, other: "ExternalCode") -> bool:
        """Of the same system, and read aloud alike."""
        return self.of_same_system(other) and sought_code(self.code) == sought_code(other.code)

    def of_same_system(self, other: "ExternalCode") -> bool:
        """Capitals, marks and blanks do not make another system."""
        return fold(self.system).split() == fold(other.system).split()


def tidy_code(text: str) -> str:
    """`text` as it is kept: a dossier's code in capitals, another one as typed."""
    try:
        return str(DossierCode.parse(text))
    except ValueError:
        return " ".join(text.split())


def sought_code(text: str) -> str:
    """What a code is found by, however it was typed: capitals, no blanks."""
    return "".join(text.upper().split())
