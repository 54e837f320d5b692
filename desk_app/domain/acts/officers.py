"""What acts say of officers, and who they are by it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.officer_faults import ResetNeedsTwo
from desk_app.domain.people.rights import Role


def registered_body(officer: Officer) -> Body:
    return {"name": officer.name, "secret": officer.secret, **roles_body(*officer.roles)}


def roles_body(role: Role, *also: Role) -> Body:
    """`also` stands beside `role`, so that an older program grants the main work alone."""
    return {"role": role.value, "also": [each.value for each in also]}


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
            secret=text(act.body, "secret"),
            **_roles(act.body),
        )
    return officer if officer is None else _changed(officer, act)


def _changed(officer: Officer, act: Act) -> Officer:
    """A newer program's kind changes nothing here."""
    if act.kind == kinds.OFFICER_PIN_SET and officer.id.hex in _reset_by(act.body):
        raise ValueError("nobody resets their own PIN")
    says = _SAYS.get(act.kind)
    return replace(officer, **says(act.body)) if says is not None else officer


def _roles(body: Body) -> Mapping[str, Any]:
    """Acts of older programs name one role; a role only a newer one knows grants nothing."""
    named = body.get("also", ())
    listed = named if isinstance(named, list | tuple) else ()
    role = Role(text(body, "role"))
    return {"role": role, "also": frozenset(each for each in Role if each in listed) - {role}}


_SAYS: Final[Mapping[str, Callable[[Body], Mapping[str, Any]]]] = {
    kinds.OFFICER_PIN_SET: lambda body: {"secret": text(body, "secret")},
    kinds.OFFICER_LEFT: lambda _body: {"active": False},
    kinds.OFFICER_BACK: lambda _body: {"active": True},
    kinds.OFFICER_ROLE_SET: _roles,
    kinds.OFFICER_BADGE_SET: lambda body: {"badge": text(body, "badge")},
    kinds.OFFICER_BADGE_WITHDRAWN: lambda _body: {"badge": ""},
}


def reset_body(secret: str, admin: Officer, leader: Officer) -> Body:
    """A PIN that two others set, both named. Args: secret: its digest."""
    return {"secret": secret, "reset_by": [admin.id.hex, leader.id.hex]}


def _reset_by(body: Body) -> Sequence[object]:
    """Empty where an officer set their own, and in acts of older programs."""
    named = body.get("reset_by", ())
    return named if isinstance(named, list | tuple) else ()


def check_reset(whose: OfficerId, admin: Officer, leader: Officer) -> None:
    """Two persons vouch for a third. Whoever is both is still one of the two.

    Raises:
        ResetNeedsTwo: one person twice, the owner of the PIN, or not these two roles.
    """
    if admin.id == leader.id:
        raise ResetNeedsTwo("alone")
    if whose in {admin.id, leader.id}:
        raise ResetNeedsTwo("own")
    if Role.ADMIN not in admin.roles:
        raise ResetNeedsTwo("admin")
    if Role.LEADER not in leader.roles:
        raise ResetNeedsTwo("leader")
