"""How a call to a portal can fail, by what is to be done about it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


class PortalFault(Exception):
    """`reason` is in the portal's words where it said any, and holds no secret."""

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason)
        self.reason = reason


class LineDown(PortalFault):
    """No answer, or none that says anything: unknown whether it was applied. Asked again."""


class SessionRefused(PortalFault):
    """The account is not let in, even with a new session. The portal waits as a whole."""


class SessionOver(PortalFault):
    """The session ran out; a new one is opened once."""


class DataRefused(PortalFault):
    """The portal does not take what stands in the dossier. An officer decides."""


class AlreadyThere(PortalFault):
    """The portal has it already: somebody's answer was lost. `facts` is what it says now."""

    def __init__(self, reason: str = "", facts: Mapping[str, Any] = MappingProxyType({})) -> None:
        super().__init__(reason)
        self.facts = facts


class TableLacks(PortalFault):
    """A table that translates for the portal has no row. The administrator adds it."""


class NotYet(PortalFault):
    """A file of the dossier has not arrived here. Asked again, for some hours."""
