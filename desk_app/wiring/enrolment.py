"""Make this machine a desk of its office."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import partial
from hashlib import sha256

from db.journal import Scribe
from db.repositories.settings import Settings
from db.store import new_id
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import registered_body
from desk_app.domain.codes.enrolment_code import PLAIN, read_code
from desk_app.domain.errors import (
    AddressUnreadable,
    CentralRefused,
    CentralUnreachable,
    FirstOfficerMissing,
    NameMissing,
)
from desk_app.domain.history.faults import SnapshotAltered, SnapshotForeign, SnapshotOutdated
from desk_app.domain.ids import OfficerId
from desk_app.domain.office import DeskFacts, desk_body, unit_from
from desk_app.domain.officer import NOBODY, Officer
from desk_app.domain.people.rights import Role
from desk_app.domain.people.spelling import tidy
from desk_app.identity.log_in import secret_digest
from desk_app.services.catalogue.starter import STARTER_EDITION, starter_catalogue
from desk_app.sync.desk import SyncDesk
from desk_app.sync.engine import catch_up
from desk_app.sync.enrolment import history_key, take_up
from desk_app.sync.history.filling import Past
from desk_app.sync.http_central import HttpCentral, ask_authority, enrol, open_client
from desk_app.sync.line.proof import Prover
from desk_app.sync.line.trust import PLAIN_ALLOWED
from desk_app.sync.protocol import Enrolment, EnrolmentOrder
from desk_app.sync.signing import public_key, signer
from desk_app.wiring.demo import seed_demo
from desk_app.wiring.opening import FACTS, OpenDesk

_HALF = "desk.enrolment"  # setting: answered by the centre, not ended here
_APART = {"secret", "seals", "history_key"}  # kept elsewhere: vault, table, setting
_MOST_ROUNDS = 20  # exchanges before the first log-in; the rest follows in the background


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolDesk:
    """What the first-start screen asks for."""

    address: str  # of the centre, "https://…"
    code: str  # one-time; may go on with the fingerprint of the centre's authority
    trial: bool = False  # the demo office: five officers are there at once
    admin_name: str = ""  # first administrator; empty: the office has officers already
    admin_secret: str = field(default="", repr=False)


def enrol_desk(order: EnrolDesk, opened: OpenDesk, now: Callable[[], datetime]) -> OpenDesk:
    """Ask the centre, then store everything the desk needs to work alone from here on.

    Safe to repeat after a lost answer, a refusal or a crash: the same machine and code
    give the same desk.

    Raises:
        AddressUnreadable, LineUnprotected, NameMissing, SecretTooWeak: nothing was asked.
        AuthorityUnknown: the code names another centre than the one that answers.
        EnrolmentRefused, CentralUnreachable: nothing was stored.
        FirstOfficerMissing: nobody could log in; the code stays good for this machine.
    """
    admin = _admin(order, now())
    code = read_code(order.code)
    try:
        trust = trust_of(order.address, code.pin)
        client = open_client(order.address, trust)
    except ValueError as error:
        raise AddressUnreadable() from error
    sign = signer(opened.secrets.signing_key)
    with client:
        enrolment = _kept(code.code, opened) or _new(code.code, opened, partial(enrol, client), now)
        line = HttpCentral(client, enrolment.secret, prover=Prover(sign))
        caught_up = _catch_up(opened, enrolment, line, now)
    facts = _facts(enrolment, order, trust)
    with opened.store.work(_scribe(enrolment))() as tx:
        if admin is None and not order.trial and not tx.officers.active():
            # A line that broke may still be keeping the officers from us.
            raise FirstOfficerMissing() if caught_up else CentralUnreachable()
        _store(tx, facts, admin, now())
        tx.commit()
    return replace(opened, facts=facts)


def trust_of(address: str, pin: str) -> str:
    """Whom the line to `address` is to believe, where the code of the enrolment says `pin`.

    Raises:
        ValueError, LineUnprotected, AuthorityUnknown, CentralUnreachable: as `ask_authority`.
    """
    if pin in {"", PLAIN}:
        return PLAIN_ALLOWED if pin else ""
    return ask_authority(address, pin)


def _new(
    code: str,
    opened: OpenDesk,
    ask: Callable[[EnrolmentOrder], Enrolment],
    now: Callable[[], datetime],
) -> Enrolment:
    """What the centre answers, kept at once: from the first exchange on the code is used up."""
    secrets = opened.secrets
    key = public_key(secrets.signing_key)
    enrolment = ask(EnrolmentOrder(code=code, public_key=key, proves=True))
    opened.vault.save(replace(secrets, bearer=enrolment.secret))
    with opened.store.work(_scribe(enrolment))() as tx:
        before = tx.settings.get(_HALF)
        if before is not None and before["desk"] != enrolment.desk:
            tx.numbers.retire_all()  # blocks of the desk this machine did not become
        take_up(tx, enrolment, now())
        facts = {name: value for name, value in asdict(enrolment).items() if name not in _APART}
        tx.settings.set(_HALF, facts | {"blocks": list(enrolment.blocks), "code": _digest(code)})
        tx.commit()
    return enrolment


def _kept(code: str, opened: OpenDesk) -> Enrolment | None:
    """What an enrolment with this code, begun here and not ended, was answered."""
    found = opened.store.ask(lambda connection: Settings(connection).get(_HALF))()
    if found is None or found["code"] != _digest(code):
        return None
    facts = {name: value for name, value in found.items() if name != "code"}
    return Enrolment(secret=opened.secrets.bearer, **facts)


def _digest(code: str) -> str:
    """Of a one-time code, blanks, hyphens and case forgiven: the code itself is not kept."""
    return sha256("".join(filter(str.isalnum, code.upper())).encode()).hexdigest()


def _catch_up(
    opened: OpenDesk, enrolment: Enrolment, central: HttpCentral, now: Callable[[], datetime]
) -> bool:
    """Fetch what the office has done so far; what does not come now comes later.

    Returns:
        Whether the centre answered to the end.
    """
    scribe = _scribe(enrolment)
    work, glance = opened.store.work(scribe), opened.store.glance(scribe)
    desk = SyncDesk(
        unit=enrolment.unit,
        id=enrolment.desk,
        now=now,
        work=work,
        glance=glance,
        sign=signer(opened.secrets.signing_key),
    )
    try:
        with glance() as tx:
            key = history_key(tx)
        if key:
            _head_start(Past(desk=desk, line=central, key=key))
        catch_up(desk, central, most=_MOST_ROUNDS)
    except CentralUnreachable:
        return False
    return True


def _head_start(past: Past) -> None:
    """Officers and the office's own acts first; where they do not prove themselves, or nobody
    tells of them, the stream is read from its first act."""
    with suppress(SnapshotAltered, SnapshotForeign, SnapshotOutdated, CentralRefused):
        past.begin()


def _scribe(enrolment: Enrolment) -> Scribe:
    return Scribe(unit=enrolment.unit, desk=enrolment.desk, new_id=new_id)


def _admin(order: EnrolDesk, at: datetime) -> Officer | None:
    """None where none was given: the demo brings its own, an office may have officers."""
    name = tidy(order.admin_name)
    if order.trial or not (name or order.admin_secret):
        return None
    if not name:
        raise NameMissing()
    return Officer(
        id=OfficerId(new_id(at)),
        name=name,
        role=Role.ADMIN,
        secret=secret_digest(order.admin_secret),
    )


def _facts(enrolment: Enrolment, order: EnrolDesk, trust: str) -> DeskFacts:
    return DeskFacts(
        unit=unit_from(enrolment.unit, enrolment.unit_name, enrolment.facts),
        desk=enrolment.desk,
        desk_name=enrolment.desk_name,
        central=order.address.strip(),
        trial=order.trial,
        trust=trust,
    )


def _store(tx: UnitOfWork, facts: DeskFacts, admin: Officer | None, at: datetime) -> None:
    """From here on the desk can work alone; an office that has officers keeps just them."""
    tx.settings.set(FACTS, desk_body(facts))
    tx.settings.set(_HALF, None)
    tx.catalogue.put(STARTER_EDITION, starter_catalogue())
    if tx.officers.active():
        return
    if admin is None:
        seed_demo(tx, at)
        return
    subject = Subject(SubjectKind.OFFICER, admin.id)
    tx.journal.write(kinds.OFFICER_REGISTERED, subject, registered_body(admin), by=NOBODY, at=at)
