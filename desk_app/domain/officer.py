"""An officer of the office: name, roles, and whether they still work there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from desk_app.domain.ids import OfficerId
from desk_app.domain.people.rights import Right, RightMissing, Role, rights_of
from desk_app.domain.people.spelling import tidy

NOBODY: Final = OfficerId(UUID(int=0))  # acts of the program itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Who works at the counter, or for it; a store keeps those who left."""

    id: OfficerId
    name: str
    role: Role  # the main work, said first; all that an older program knows
    also: frozenset[Role] = frozenset()  # further work; the rights of all of it hold
    # argon2id as a PHC string; empty above db/ and identity/
    secret: str = field(default="", repr=False)
    active: bool = True
    badge: str = field(default="", repr=False)  # see domain/people/badge; empty: none

    @property
    def roles(self) -> Sequence[Role]:
        """The main work first, the rest as the office lists roles."""
        return (self.role, *(role for role in Role if role in self.also - {self.role}))

    @property
    def rights(self) -> frozenset[Right]:
        return rights_of(self.roles)

    def may(self, right: Right) -> bool:
        return right in self.rights

    def need(self, right: Right) -> None:
        """Raises RightMissing when no role of this officer includes `right`."""
        if not self.may(right):
            raise RightMissing(right)


def namesake(name: str, officers: Iterable[Officer]) -> Officer | None:
    """Who of `officers` works under `name`, in letters of any size: by it they are told apart."""
    meant = tidy(name).casefold()
    return next((one for one in officers if one.active and one.name.casefold() == meant), None)
