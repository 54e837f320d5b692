"""Becoming a desk: what the store keeps of the home's answer."""

from datetime import datetime
from typing import Final

from db.repositories.stream import Place
from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.blocks import Block
from desk_app.sync.given_keys import keep_keys
from desk_app.sync.protocol import Enrolment

HISTORY_KEY: Final = "sync.history_key"  # setting, in hexadecimal: empty where the home has none


def history_key(tx: UnitOfWork) -> bytes:
    """By which the home signs what it tells of the past; empty: it tells nothing."""
    return bytes.fromhex(tx.settings.get(HISTORY_KEY, ""))


def take_up(tx: UnitOfWork, enrolment: Enrolment, at: datetime) -> None:
    """Keep blocks, keys for seals and where the unit's stream begins, in the caller's transaction.

    The secret does not go into the store: it belongs beside the store's key.
    """
    for block in enrolment.blocks:
        tx.numbers.give(Block(block), at)
    keep_keys(tx, enrolment.seals)
    tx.settings.set(HISTORY_KEY, enrolment.history_key.hex())
    if tx.stream.place().epoch != enrolment.epoch:
        tx.stream.set_place(Place(enrolment.epoch))
