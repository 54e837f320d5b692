"""Files carried by hand that somebody spoiled, with the desk's key or without."""

import gzip
import json
import struct
from contextlib import closing
from pathlib import Path
from random import Random

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from central.carrying.take_in import take_in
from desk_app.domain.acts.act import digest_of
from desk_app.domain.carry_faults import CarriedRefused
from desk_app.domain.errors import CentralRefused
from desk_app.sync import carry
from desk_app.sync.by_hand import carry_in, carry_out
from desk_app.sync.signing import signer
from tests.sync.fuzz import spoil
from tests.sync.fuzz.conftest import Case
from tests.sync.fuzz.test_replies import stands, version_of
from tests.sync.fuzz.test_requests import Changes, settles
from tests.sync.office import TrialDesk
from tests.sync.trial_days.premises import Premises


def spoiled_file(raw: bytes, desk: TrialDesk, way: carry.Way, chance: Random) -> bytes:
    """Half of them are sealed by who has the key: then what is in them is spoiled."""
    if chance.randrange(2):
        return spoil.spoil_bytes(raw, chance)
    bearer = carry.bearer_digest(desk.secret)
    at = raw.index(b"\n", raw.index(b"\n") + 1) + 1
    front, body = raw[:at], raw[at:]
    if way is carry.Way.UP:
        body = body[:-64]
    cipher = AESGCM(carry.key_of(bearer, way))
    plain = spoil_messages(cipher.decrypt(body[:12], body[12:], front), chance)
    if chance.randrange(5) == 0:
        front = b"quay-mot-cua 1\n" + spoil.spoil_bytes(front[15:-1], chance) + b"\n"
    nonce = chance.randbytes(12)
    sealed = front + nonce + cipher.encrypt(nonce, plain, front)
    return sealed + signer(desk.key)(digest_of(sealed)) if way is carry.Way.UP else sealed


def spoil_messages(plain: bytes, chance: Random) -> bytes:
    (length,) = struct.unpack_from(">I", plain)
    facts = json.loads(gzip.decompress(plain[4 : 4 + length]))
    spoil.spoil_json(facts, chance)
    packed = spoil.packed(spoil.to_bytes(facts, chance), chance)
    said = length if chance.randrange(8) == 0 else len(packed)
    return struct.pack(">I", said) + packed + plain[4 + length :]


def test_that_a_spoiled_file_is_refused_or_judged(
    premises: Premises, files_up: range, case: Case, tmp_path: Path
) -> None:
    day = premises.begin_day(2, files_up[0])
    desk, file = day.desks[0], tmp_path / "up.qmc"
    desk.receive()
    desk.receive()
    carry_out(desk.sync, desk.secret, file)
    raw = file.read_bytes()
    with closing(Changes(day.home)) as changes:
        for seed in files_up:
            chance = Random(f"up/{seed}")  # noqa: S311  # a die, not a secret
            with case(seed):
                before = changes.mark()
                try:
                    spoiled = spoiled_file(raw, desk, carry.Way.UP, chance)
                    take_in(spoiled, day.home.office, day.home.engine)
                except (CarriedRefused, CentralRefused):
                    assert changes.mark() == before, "refused, and it was kept"
    settles(day)


def test_that_a_spoiled_answer_is_refused_or_taken_in(
    premises: Premises, files_down: range, case: Case, tmp_path: Path
) -> None:
    day = premises.begin_day(2, files_down[0])
    desk, neighbour = day.desks
    up, down = tmp_path / "up.qmc", tmp_path / "down.qmc"
    neighbour.receive()
    neighbour.exchange()
    desk.receive()
    backup = tmp_path / "before"
    desk.back_up(backup)
    carry_out(desk.sync, desk.secret, up)
    raw = take_in(up.read_bytes(), day.home.office, day.home.engine).answer
    for seed in files_down:
        chance = Random(f"down/{seed}")  # noqa: S311  # a die, not a secret
        down.write_bytes(spoiled_file(raw, desk, carry.Way.DOWN, chance))
        with case(seed):
            before = version_of(desk)
            try:
                carry_in(desk.sync, desk.secret, down)
            except CarriedRefused:
                assert version_of(desk) == before, "refused, and it was kept"
            if version_of(desk) != before:
                stands(desk)
                desk.bring_back(backup)
    desk.exchange()
    assert desk.waiting() == 0
