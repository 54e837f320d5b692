"""Who sits at this desk, and who works in the unit: what screens may call."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.identity import log_in as identity
from desk_app.services.desk import Desk
from desk_app.services.office import badges, officers
from desk_app.services.office.officers import RegisterOfficer
from desk_app.services.office.reset_pin import ResetPin, reset_pin
from desk_app.wiring.office_life.door import active_officers


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who sits here. Counter lane, except `officers` and `everybody` (reading lane)."""

    officers: Callable[[], Sequence[Officer]]  # active ones by name, without secrets
    everybody: Callable[[], Sequence[Officer]]  # also who left, after the others
    log_in: Callable[[OfficerId, str], Officer]
    log_out: Callable[[Officer], None]
    register: Callable[[RegisterOfficer, Officer], Officer]  # (order, by)
    set_secret: Callable[[OfficerId, str, Officer], None]  # (whose, secret, by): one's own
    reset_pin: Callable[[ResetPin, Officer], None]  # another's, by two persons
    set_roles: Callable[[OfficerId, Role, frozenset[Role], Officer], None]
    let_go: Callable[[OfficerId, Officer], None]
    take_back: Callable[[OfficerId, Officer], None]
    set_badge: Callable[[OfficerId, str, Officer], None]  # (whose, as scanned, by)
    withdraw_badge: Callable[[OfficerId, Officer], None]


def build_identity(desk: Desk) -> Identity:
    def everybody() -> tuple[Officer, ...]:
        with desk.glance() as work:
            return tuple(replace(officer, secret="") for officer in work.officers.all())

    vouch = partial(identity.prove, work=desk.work, now=desk.now)
    return Identity(
        officers=partial(active_officers, desk.glance),
        everybody=everybody,
        log_in=partial(identity.log_in, work=desk.work, now=desk.now),
        log_out=partial(identity.log_out, work=desk.work, now=desk.now),
        register=lambda order, by: officers.register_officer(
            order, by, identity.secret_digest, desk
        ),
        set_secret=lambda whose, secret, by: officers.set_secret(
            whose, secret, by, identity.secret_digest, desk
        ),
        reset_pin=lambda order, by: reset_pin(order, by, vouch, identity.secret_digest, desk),
        set_roles=partial(officers.set_roles, desk=desk),
        let_go=partial(officers.let_go, desk=desk),
        take_back=partial(officers.take_back, desk=desk),
        set_badge=partial(badges.set_badge, desk=desk),
        withdraw_badge=partial(badges.withdraw_badge, desk=desk),
    )
