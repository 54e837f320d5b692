"""Verdicts on acts that a desk offers: form, authority, identity. Pure; no database, no clock."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    NO_DIGEST,
    SCHEMA,
    Act,
    ActUnreadable,
    WrittenAct,
    digest_of,
    read_act,
)
from desk_app.domain.codes.blocks import SIZE
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.paper_number import number_in
from desk_app.domain.ids import DeskId, Digest, UnitCode
from desk_app.sync.protocol import Offer, Reason, Verdict, VerdictKind
from desk_app.sync.wire import facts_in

Signed: TypeAlias = Callable[[bytes, Digest, bytes], bool]  # public key, digest, signature

_LONGEST: Final = 200  # characters of a kind
_NUMBERED: Final = frozenset(
    {kinds.SUPPLEMENT_FIRST, kinds.REFUSED_AT_INTAKE, kinds.BATCH_HANDED_OVER}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the home knows about a desk."""

    public_key: bytes
    revoked: bool
    last_seq: int  # used up
    blocks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Known:
    digest: Digest
    position: int | None  # None: in quarantine


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything a judgement depends on, besides the offers."""

    unit: UnitCode
    asking: DeskId
    standings: Mapping[DeskId, Standing]
    by_id: Mapping[UUID, Known]  # of accepted acts
    by_seq: Mapping[tuple[DeskId, int], Known]  # of accepted ones and of those that hold a place
    position: int  # the last one given
    gap_stands: bool  # the asking desk does not hold its acts before the first it offers
    signed: Signed
    # desks that have used places anew, from where on; see `_Hearing._is_of_a_fork`
    forked: Mapping[DeskId, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heard:
    """An offer as it was read."""

    offer: Offer
    digest: Digest
    written: WrittenAct | None  # None: no act, or not the one the offer names
    proven: bool = False  # surely made by its desk


@dataclass(frozen=True, slots=True)
class Accepted:
    position: int
    written: WrittenAct
    signature: bytes | None


@dataclass(frozen=True, slots=True)
class Quarantined:
    offer: Offer
    digest: Digest
    reason: Reason
    holds_seq: bool


@dataclass(slots=True)
class Ruling:
    verdicts: list[Verdict] = field(default_factory=list)
    accepted: list[Accepted] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    resend_from: dict[DeskId, int] = field(default_factory=dict)
    last: dict[DeskId, tuple[int, Digest]] = field(default_factory=dict)  # where it changed


def judge(offers: Sequence[Offer], case: Case) -> Ruling:
    """A verdict for each of `offers`, in order.

    The asking desk's own acts are judged up to the first that leaves a gap or stands
    where the home has another: those from there on get no verdict and wait. Acts
    of other desks may have gaps, for looks are not shared; each of them is proven.
    """
    hearing = _Hearing(case)
    for heard in _proven([_read(offer) for offer in offers], case):
        if heard.offer.desk != case.asking or not hearing.stopped:
            hearing.hear(heard)
    return hearing.ruling


class _Hearing:
    def __init__(self, case: Case) -> None:
        self._case = case
        self._by_id = dict(case.by_id)
        self._by_seq = dict(case.by_seq)
        self._forked = dict(case.forked)
        self._last = {desk: standing.last_seq for desk, standing in case.standings.items()}
        self._position = case.position
        self._gap_stands = case.gap_stands
        self.ruling = Ruling()
        self.stopped = False

    def hear(self, heard: Heard) -> None:
        offer = heard.offer
        known = self._by_id.get(offer.id)
        if heard.written and known and known.digest == heard.digest:
            self._say(offer, VerdictKind.ALREADY_KNOWN, known.position)
            return
        own = offer.desk == self._case.asking
        if own and offer.seq > self._last[offer.desk] + 1 and not self._gap_stands:
            self.ruling.resend_from[offer.desk] = self._last[offer.desk] + 1
            self.stopped = True
            return
        self._gap_stands = self._gap_stands and not own
        reason = self._objection(heard)
        if reason is None and heard.written is not None:
            self._accept(offer, heard.written)
        else:
            self._refuse(heard, reason or Reason.UNREADABLE)
            self.stopped |= own and reason is Reason.SEQUENCE_TAKEN

    def _objection(self, heard: Heard) -> Reason | None:
        offer, written = heard.offer, heard.written
        if written is None:
            return Reason.UNREADABLE
        held = self._by_seq.get((offer.desk, offer.seq))
        standing = self._case.standings.get(offer.desk)
        own = offer.desk == self._case.asking
        objections = (
            (Reason.FOREIGN_UNIT, written.act.unit != self._case.unit),
            (Reason.UNKNOWN_DESK, standing is None),
            (Reason.REVOKED_DESK, standing is not None and standing.revoked),
            (Reason.BAD_SIGNATURE, not own and not heard.proven),
            (Reason.SAME_ID, offer.id in self._by_id),
            # Brought by a neighbour it is proven: its own desk is asked to write it again.
            (Reason.SEQUENCE_TAKEN, not own and self._is_of_a_fork(written.act)),
            (Reason.SEQUENCE_TAKEN, held is not None and held.digest != heard.digest),
            (Reason.BAD_SIGNATURE, not heard.proven),
            (Reason.BROKEN_CHAIN, not self._continues(written.act)),
            (Reason.OUTSIDE_BLOCKS, standing is not None and not _within(standing, written.act)),
        )
        return next((reason for reason, stands in objections if stands), None)

    def _continues(self, act: Act) -> bool:
        """False when the act before is known, and is not the one this act names."""
        before = self._by_seq.get((act.desk, act.seq - 1))
        if act.seq == 1:
            return act.previous == NO_DIGEST
        return before is None or before.digest == act.previous

    def _is_of_a_fork(self, act: Act) -> bool:
        """True for what a restored desk did before it was restored, where it has used a place
        before that one anew: such acts come back together, and in their order."""
        if not self._continues(act):
            return True
        known = (act.desk, act.seq - 1) in self._by_seq or (act.desk, act.seq) in self._by_seq
        return not known and act.seq > self._forked.get(act.desk, act.seq)

    def _accept(self, offer: Offer, written: WrittenAct) -> None:
        self._position += 1
        self.ruling.accepted.append(Accepted(self._position, written, offer.signature))
        self._by_id[offer.id] = Known(written.digest, self._position)
        self._hold(offer, Known(written.digest, self._position))
        self._say(offer, VerdictKind.ACCEPTED, self._position)

    def _refuse(self, heard: Heard, reason: Reason) -> None:
        """Its place is used up where the desk itself offers it, or surely made it."""
        offer = heard.offer
        free = (offer.desk, offer.seq) not in self._by_seq and offer.desk in self._last
        sure = heard.proven and reason is not Reason.SEQUENCE_TAKEN
        holds = free and (offer.desk == self._case.asking or sure)
        if reason is Reason.SEQUENCE_TAKEN and offer.desk != self._case.asking:
            self._forked[offer.desk] = min(offer.seq, self._forked.get(offer.desk, offer.seq))
        self.ruling.quarantined.append(Quarantined(offer, heard.digest, reason, holds))
        if holds:
            self._hold(offer, Known(heard.digest, None))
        self._say(offer, VerdictKind.REFUSED, None, reason)

    def _hold(self, offer: Offer, known: Known) -> None:
        self._by_seq[offer.desk, offer.seq] = known
        if offer.seq > self._last[offer.desk]:
            self._last[offer.desk] = offer.seq
            self.ruling.last[offer.desk] = (offer.seq, known.digest)

    def _say(self, offer: Offer, kind: VerdictKind, position: int | None, reason: str = "") -> None:
        self.ruling.verdicts.append(
            Verdict(id=offer.id, kind=kind, position=position, reason=reason)
        )


def _read(offer: Offer) -> Heard:
    raw = offer.raw.encode()
    try:
        written = read_act(raw, facts_in)
    except (ActUnreadable, ArithmeticError):
        return Heard(offer, digest_of(raw), None)
    act = written.act
    named = (act.desk, act.seq, act.id) == (offer.desk, offer.seq, offer.id)
    plain = act.kind.isprintable() and len(act.kind) <= _LONGEST and act.seq > 0
    return Heard(offer, written.digest, written if named and plain else None)


def _proven(offers: Sequence[Heard], case: Case) -> Sequence[Heard]:
    """Say of each whether its desk surely made it: by its own signature, or because the
    desk's next act, proven itself, names its digest."""
    named: set[tuple[DeskId, int, Digest]] = set()
    found: list[Heard] = []
    for heard in reversed(offers):
        offer = heard.offer
        sure = (offer.desk, offer.seq, heard.digest) in named or _is_signed(heard, case)
        if heard.written is not None and sure:
            named.add((offer.desk, offer.seq - 1, heard.written.act.previous))
        found.append(Heard(offer, heard.digest, heard.written, sure))
    return found[::-1]


def _is_signed(heard: Heard, case: Case) -> bool:
    standing = case.standings.get(heard.offer.desk)
    if standing is None or heard.offer.signature is None:
        return False
    return case.signed(standing.public_key, heard.digest, heard.offer.signature)


def _within(standing: Standing, act: Act) -> bool:
    """False for a code or number that the desk may not give; bodies of newer programs pass."""
    try:
        number = number_in(act.body)
    except (KeyError, TypeError, ValueError):
        return act.schema > SCHEMA
    if number is not None and number.block not in standing.blocks:
        return False
    if number is None and act.kind in _NUMBERED and act.schema <= SCHEMA:
        return False
    if act.kind != kinds.RECEIVED:
        return True
    code = code_of(act)
    if code is None:
        return act.schema > SCHEMA
    return code.unit == act.unit and code.serial // SIZE in standing.blocks


def blocks_used(act: Act) -> frozenset[int]:
    """The blocks out of which `act` gave a code or a number."""
    used: set[int] = set()
    if (code := code_of(act)) is not None:
        used.add(code.serial // SIZE)
    with suppress(KeyError, TypeError, ValueError):
        if (number := number_in(act.body)) is not None:
            used.add(number.block)
    return frozenset(used)


def used(ruling: Ruling) -> Collection[tuple[DeskId, int]]:
    """Desks with the blocks out of which they gave a code or a paper's number."""
    return {
        (item.written.act.desk, block)
        for item in ruling.accepted
        for block in blocks_used(item.written.act)
    }


def used_up(
    gone: Collection[tuple[DeskId, int]], blocks: Mapping[DeskId, Sequence[int]]
) -> Iterable[DeskId]:
    """The desks that gave a code, or a paper's number, of their newest block.

    Args:
        gone: As of `used`.
    """
    return [desk for desk, given in blocks.items() if given and (desk, given[-1]) in gone]


def code_of(act: Act) -> DossierCode | None:
    """The code that `act` gave to a dossier; None where it gave none that we can read."""
    if act.kind != kinds.RECEIVED:
        return None
    try:
        return DossierCode.parse(str(act.body["code"]))
    except (KeyError, ValueError):
        return None
