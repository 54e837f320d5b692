"""The centre as one who acts: in each unit's stream it has a chain and a key of its own."""

import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select

from central.judge import Accepted
from central.store import tables as t
from central.store.stream import UnitStream
from central.store.units import DeskRecord, Units
from desk_app.domain.acts.act import Act, Body, Subject, whole_milliseconds, write_act
from desk_app.domain.ids import ActId, DeskId, UnitCode, uuid7
from desk_app.domain.office import centre_desk
from desk_app.domain.officer import NOBODY


@dataclass(frozen=True, slots=True)
class Deed:
    """What the centre did, before it is an act."""

    kind: str
    subject: Subject
    body: Body


class CentreActor:
    """One unit's, in the caller's transaction."""

    def __init__(self, connection: Connection, unit: UnitCode) -> None:
        self._connection = connection
        self._unit = unit

    def appear(self, at: datetime) -> None:
        """Be among the desks before the first act, so that every backup knows its key.

        A home put back to before it would refuse its own acts, which the desks bring.

        Raises:
            KeyError: there is no such unit.
        """
        counter = UnitStream(self._connection, self._unit).counter(lock=True)
        if counter is None:
            raise KeyError(self._unit)
        self._identity(Units(self._connection), centre_desk(counter.epoch), at)

    def recall(self, name: DeskId, at: datetime) -> None:
        """Know the centre by `name` again: its acts of an epoch that was forgotten with a restore
        come back from the desks. The key is the same, so nobody else's acts are taken for them."""
        units = Units(self._connection)
        if not units.desks(self._unit, [name]):
            self._identity(units, name, at)

    def do(self, deeds: Sequence[Deed], at: datetime) -> None:
        """Put `deeds` behind the stream, signed, in this order. Locks the unit's counter.

        Raises:
            KeyError: there is no such unit.
        """
        stream, units = UnitStream(self._connection, self._unit), Units(self._connection)
        counter = stream.counter(lock=True)
        if counter is None:
            raise KeyError(self._unit)
        if not deeds:
            return
        me, key = self._identity(units, centre_desk(counter.epoch), at)
        seq, previous = me.last_seq, me.last_digest
        written: list[Accepted] = []
        for position, deed in enumerate(deeds, start=counter.position + 1):
            seq += 1
            act = Act(
                id=ActId(uuid7(int(at.timestamp() * 1000), os.urandom(10))),
                unit=self._unit,
                desk=me.id,
                seq=seq,
                kind=deed.kind,
                subject=deed.subject,
                actor=NOBODY,
                made_at=whole_milliseconds(at),
                clock_offset_ms=0,
                previous=previous,
                body=deed.body,
            )
            made = write_act(act)
            previous = made.digest
            written.append(Accepted(position, made, key.sign(made.digest)))
        stream.append(counter, written, me.id, at)
        units.note_last(self._unit, {me.id: (seq, previous)})

    def _identity(
        self, units: Units, name: DeskId, at: datetime
    ) -> tuple[DeskRecord, Ed25519PrivateKey]:
        """Its record among the desks and its key, one of each for an epoch.

        All keys are made from one secret, which every backup has: a restored home makes
        those again that it forgot.
        """
        keys, mine = t.actor_key, {"unit": self._unit, "desk": name}
        held: Any = self._connection.execute(
            select(keys.c.key).where(keys.c.unit == self._unit, keys.c.desk == name)
        ).scalar()
        if held is None:
            key = Ed25519PrivateKey.from_private_bytes(self._made_for(name))
            self._connection.execute(insert(keys).values(key=key.private_bytes_raw(), **mine))
            units.add_actor(self._unit, name, key.public_key().public_bytes_raw(), at)
        else:
            key = Ed25519PrivateKey.from_private_bytes(held)
        return units.desks(self._unit, [name])[name], key

    def _made_for(self, name: DeskId) -> bytes:
        """The bytes of the key that goes with `name`."""
        secrets = t.seal_secret
        oldest = select(secrets.c.secret).where(secrets.c.unit == self._unit)
        secret = self._connection.execute(oldest.order_by(secrets.c.n)).scalar()
        if secret is None:
            raise KeyError(self._unit)
        return hmac.digest(secret, f"centre's acts/{name}".encode(), "sha256")
