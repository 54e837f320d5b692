"""An officer of the office: name, role, and whether they still work there."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.errors import RightMissing
from desk_app.domain.ids import OfficerId
from desk_app.domain.people.rights import Right, Role, may

NOBODY: Final = OfficerId(UUID(int=0))  # acts of the program itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    id: OfficerId
    name: str
    role: Role
    # argon2id as a PHC string; empty above db/ and identity/
    secret: str = field(default="", repr=False)
    active: bool = True

    def need(self, right: Right) -> None:
        """Raises RightMissing when the role does not include `right`."""
        if not may(self.role, right):
            raise RightMissing(right)


def registered_body(officer: Officer) -> Body:
    return {"name": officer.name, "role": officer.role, "secret": officer.secret}


def fold_officer(acts: Iterable[Act]) -> Officer | None:
    """What the acts about one officer amount to; a later word overrides an earlier one."""
    officer: Officer | None = None
    for act in acts:
        try:
            officer = _next(officer, act)
        except (KeyError, TypeError, ValueError):
            continue  # a newer program wrote it; what came before still holds
    return officer


def _next(officer: Officer | None, act: Act) -> Officer | None:
    if act.kind == kinds.OFFICER_REGISTERED:
        return Officer(
            id=OfficerId(act.subject.id),
            name=text(act.body, "name"),
            role=Role(text(act.body, "role")),
            secret=text(act.body, "secret"),
        )
    if officer is not None and act.kind == kinds.OFFICER_PIN_SET:
        return replace(officer, secret=text(act.body, "secret"))
    if officer is not None and act.kind == kinds.OFFICER_LEFT:
        return replace(officer, active=False)
    return officer
