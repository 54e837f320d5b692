"""`python -m desk_app connect`: another address of the centre, or a renewed proof between us."""

from dataclasses import replace
from pathlib import Path

from db.journal import Scribe
from db.store import new_id
from desk_app.domain.codes.enrolment_code import read_code
from desk_app.domain.errors import AddressUnreadable, DeskNotEnrolled, EnrolmentRefused
from desk_app.domain.office import DeskFacts, desk_body
from desk_app.paths import Folders
from desk_app.sync.http_central import enrol, open_client
from desk_app.sync.protocol import EnrolmentOrder
from desk_app.sync.signing import public_key
from desk_app.wiring.enrolment import trust_of
from desk_app.wiring.opening import FACTS, OpenDesk, open_desk


def connect(address: str, typed: str, folders: Folders, keys: Path) -> str:
    """Acts, numbers and officers stay as they are; returns a sentence for the terminal.

    Args:
        address: Of the centre; empty: as before.
        typed: A code for this desk to enrol once more, with or without the fingerprint of the
            centre's authority; the fingerprint alone, zeros for a line without TLS; or empty:
            the public authorities of this machine are believed.

    Raises:
        DeskNotEnrolled: there is no desk in the folder; none is made.
        AddressUnreadable, LineUnprotected, AuthorityUnknown, CentralUnreachable,
        EnrolmentRefused: nothing was changed.
        Others as `open_desk`.
    """
    if not folders.store.exists():
        raise DeskNotEnrolled()
    opened = open_desk(folders, keys)
    try:
        if opened.facts is None:
            raise DeskNotEnrolled()
        code = read_code(typed)
        facts = _facts(opened.facts, address.strip() or opened.facts.central, code.pin)
        if code.code:
            _enrol_again(opened, facts, code.code)
        _keep(opened, facts)
    finally:
        opened.close()
    return f"Quầy {facts.desk} từ nay trao đổi với {facts.central}."


def _facts(facts: DeskFacts, address: str, pin: str) -> DeskFacts:
    try:
        facts = replace(facts, central=address, trust=trust_of(address, pin))
        open_client(facts.central, facts.trust).close()
    except ValueError as error:
        raise AddressUnreadable() from error
    return facts


def _enrol_again(opened: OpenDesk, facts: DeskFacts, code: str) -> None:
    """A new bearer for the same desk. What the centre has to give comes by the exchanges."""
    secrets = opened.secrets
    key = public_key(secrets.signing_key)
    with open_client(facts.central, facts.trust) as client:
        again = enrol(client, EnrolmentOrder(code=code, public_key=key, proves=True))
    if (again.unit, again.desk) != (facts.unit.code, facts.desk):
        raise EnrolmentRefused("other desk")
    opened.vault.save(replace(secrets, bearer=again.secret))


def _keep(opened: OpenDesk, facts: DeskFacts) -> None:
    scribe = Scribe(unit=facts.unit.code, desk=facts.desk, new_id=new_id)
    with opened.store.work(scribe)() as tx:
        tx.settings.set(FACTS, desk_body(facts))
        tx.commit()
