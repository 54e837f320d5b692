"""Which papers the records of a day must have: names of forms, as prints store them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from desk_app.domain.acts import kinds

SHEET: Final = "daily_sheet"
"""The paper of the day itself: to print it is no work of the day it tells of."""

WANTED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        kinds.RECEIVED: frozenset({"receipt", "appointment_slip"}),
        kinds.SUPPLEMENT_FIRST: frozenset({"supplement_request"}),
        kinds.REFUSED_AT_INTAKE: frozenset({"refusal"}),
        kinds.BATCH_HANDED_OVER: frozenset({"hand_over_minutes"}),
    }
)
"""Kind of act → forms, any of which will do."""

MAIN: Final[Mapping[str, str]] = MappingProxyType(
    {
        kinds.RECEIVED: "receipt",
        kinds.SUPPLEMENT_FIRST: "supplement_request",
        kinds.REFUSED_AT_INTAKE: "refusal",
        kinds.BATCH_HANDED_OVER: "hand_over_minutes",
    }
)
"""What is named where none of them was printed."""
