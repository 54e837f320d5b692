"""`python -m desk_app connect`: another address of the centre, or a renewed proof between us."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from db.journal import Scribe
from db.store import new_id
from desk_app.domain.codes.enrolment_code import read_code
from desk_app.domain.errors import (
    AddressUnreadable,
    CentralRefused,
    CentralUnreachable,
    CentralUntrusted,
    DeskNotEnrolled,
    EnrolmentRefused,
)
from desk_app.domain.machine_faults import CentralNotThere
from desk_app.domain.office import DeskFacts, desk_body
from desk_app.domain.officer import NOBODY
from desk_app.domain.scans.file import address_of
from desk_app.paths import Folders
from desk_app.sync.http_central import HttpCentral, enrol, open_client
from desk_app.sync.line.proof import Prover
from desk_app.sync.protocol import VERSION, ContentsOrder, EnrolmentOrder, Piece
from desk_app.sync.signing import public_key, signer
from desk_app.wiring.enrolment import trust_of
from desk_app.wiring.opening import FACTS, OpenDesk, open_desk

_SILENT_S: Final = 10.0  # a person waits at the terminal


def connect(address: str, typed: str, folders: Folders, keys: Path, *, ask: bool = True) -> str:
    """Acts, numbers and officers stay as they are; returns a sentence for the terminal.

    Args:
        address: Of the centre; empty: as before.
        typed: A code for this desk to enrol once more, with or without the fingerprint of the
            centre's authority; the fingerprint alone, zeros for a line without TLS; or empty:
            the public authorities of this machine are believed.
        ask: Whether a centre that knows this desk answers there. False: the machine is made ready
            before its centre is.

    Raises:
        DeskNotEnrolled: there is no desk in the folder; none is made.
        AddressUnreadable, LineUnprotected, AuthorityUnknown, CentralUnreachable,
        CentralUntrusted, CentralNotThere, EnrolmentRefused: nothing was changed.
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
        elif ask:
            _need_centre(opened, facts)
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


def _need_centre(opened: OpenDesk, facts: DeskFacts) -> None:
    """Raises CentralUntrusted, CentralNotThere.

    What is asked needs this desk's own secret, and changes nothing: whether a file is there that
    nobody has told of.
    """
    secrets = opened.secrets
    nothing = Piece(dossier=NOBODY, address=address_of(b""), size=1)
    try:
        with open_client(facts.central, facts.trust, _SILENT_S) as client:
            prover = Prover(signer(secrets.signing_key))
            HttpCentral(client, secrets.bearer, prover=prover).contents(
                ContentsOrder(version=VERSION, unit=facts.unit.code, get=nothing)
            )
    except CentralRefused as error:
        raise CentralNotThere(facts.central, error.reason) from error
    except CentralUntrusted:
        raise
    except CentralUnreachable as error:
        raise CentralNotThere(facts.central) from error


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
