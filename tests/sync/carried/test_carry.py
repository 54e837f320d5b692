"""A desk without a line: its acts go to the home on a stick, and the answer comes back on it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from central.carrying.take_in import TakenIn, take_in
from desk_app.domain.carry_faults import CarriedRefused, CarriedUnreadable, CarriedUnwritable
from desk_app.domain.codes.seal import LAST_EXCHANGE
from desk_app.sync.by_hand import CarriedIn, carry_in, carry_out
from desk_app.sync.intake import CLOCK_OFFSET_MS
from desk_app.sync.protocol import MOST_ACTS
from tests.sync.office import Home, TrialDesk
from tests.sync.test_broken_wire import everything_agrees

NewDesk = Callable[[], TrialDesk]


class Stick:
    """What one carries between a desk and the home."""

    def __init__(self, folder: Path) -> None:
        self.up, self.down = folder / "di.qmc", folder / "ve.qmc"

    def out(self, desk: TrialDesk) -> int:
        return carry_out(desk.sync, desk.secret, self.up).acts

    def at(self, home: Home) -> TakenIn:
        done = take_in(self.up.read_bytes(), home.office, home.engine)
        self.down.write_bytes(done.answer)
        return done

    def back(self, desk: TrialDesk) -> CarriedIn:
        return carry_in(desk.sync, desk.secret, self.down)


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path)


def test_that_a_stick_does_what_a_line_does(new_desk: NewDesk, home: Home, stick: Stick) -> None:
    far, near = new_desk(), new_desk()
    there, here = far.receive(), near.receive()
    near.catch_up()

    assert stick.out(far) == 1
    assert far.waiting() == 1  # until the answer is back
    taken = stick.at(home)
    assert (taken.new, taken.known, taken.refused, taken.news) == (1, 0, 0, 1)
    back = stick.back(far)
    assert (back.settled, back.pulled, back.again) == (1, 1, False)
    assert far.waiting() == 0
    assert {row.id for row in far.rows()[0]} == {there, here}
    near.catch_up()
    assert near.rows() == far.rows()


def test_that_weeks_of_work_go_in_one_file(new_desk: NewDesk, home: Home, stick: Stick) -> None:
    far, near = new_desk(), new_desk()
    near.remark(2 * MOST_ACTS + 7)
    near.catch_up()
    far.remark(3 * MOST_ACTS + 11)
    assert stick.out(far) == 3 * MOST_ACTS + 11
    assert stick.at(home).new == 3 * MOST_ACTS + 11
    assert stick.back(far).again is False
    everything_agrees(home, far, near)


def test_that_the_same_files_again_do_nothing_twice(
    new_desk: NewDesk, home: Home, stick: Stick
) -> None:
    far, near = new_desk(), new_desk()
    near.receive()
    near.catch_up()
    far.receive()
    stick.out(far)
    stick.at(home)
    stream = len(home.acts())
    again = stick.at(home)
    assert (again.new, again.known, len(home.acts())) == (0, 1, stream)
    stick.back(far)
    before = (far.rows(), far.settled())
    assert stick.back(far).pulled == 0
    assert (far.rows(), far.settled()) == before
    everything_agrees(home, far, near)


def test_that_a_line_may_come_back_while_the_stick_is_under_way(
    new_desk: NewDesk, home: Home, stick: Stick
) -> None:
    far, near = new_desk(), new_desk()
    dossier = far.receive()
    stick.out(far)
    far.result_back(dossier)
    far.catch_up()
    near.receive()
    near.catch_up()
    assert (stick.at(home).known, stick.at(home).refused) == (1, 0)
    far.return_(dossier)
    stick.back(far)
    everything_agrees(home, far, near)


def test_that_a_lost_stick_loses_nothing(new_desk: NewDesk, home: Home, stick: Stick) -> None:
    far = new_desk()
    far.receive()
    stick.out(far)
    stick.at(home)
    far.receive()
    assert stick.out(far) == 2
    taken = stick.at(home)
    assert (taken.new, taken.known) == (1, 1)
    stick.back(far)
    everything_agrees(home, far)


def test_that_a_restored_home_is_told_everything_by_a_second_file(
    new_desk: NewDesk, home: Home, stick: Stick, tmp_path: Path
) -> None:
    far = new_desk()
    home.back_up(tmp_path / "backup")
    far.receive()
    far.catch_up()
    home.restore(tmp_path / "backup")
    stick.out(far)
    assert stick.at(home).new == 0
    assert stick.back(far).again
    assert stick.out(far) == 1
    assert stick.at(home).new == 1
    stick.back(far)
    everything_agrees(home, far)


def test_that_a_file_says_nothing_of_this_clock_and_is_as_old_as_it_is(
    new_desk: NewDesk, home: Home, stick: Stick
) -> None:
    far = new_desk()
    far.catch_up()
    before = (far.setting(CLOCK_OFFSET_MS), far.setting(LAST_EXCHANGE))
    stick.out(far)
    stick.at(home)
    assert stick.back(far).settled == 0
    assert far.setting(CLOCK_OFFSET_MS) == before[0]
    assert far.setting(LAST_EXCHANGE) >= before[1]


@pytest.mark.parametrize("place", [0, 14, 30, 120, -200, -64, -1])
def test_that_an_altered_file_is_refused(
    new_desk: NewDesk, home: Home, stick: Stick, place: int
) -> None:
    far = new_desk()
    far.receive()
    stick.out(far)
    whole = stick.up.read_bytes()
    stick.at(home)
    for file, read in ((stick.up, lambda: stick.at(home)), (stick.down, lambda: stick.back(far))):
        raw = bytearray(file.read_bytes())
        raw[place] ^= 1
        file.write_bytes(raw)
        with pytest.raises(CarriedRefused):
            read()
        file.write_bytes(whole)
    assert far.waiting() == 1


@pytest.mark.parametrize("kept", [0, 5, 13, 60, 0.5, 0.99])
def test_that_a_file_cut_off_is_refused(
    new_desk: NewDesk, home: Home, stick: Stick, kept: float
) -> None:
    far = new_desk()
    far.receive()
    stick.out(far)
    raw = stick.up.read_bytes()
    stick.up.write_bytes(raw[: int(kept if kept > 1 else kept * len(raw))])
    with pytest.raises(CarriedRefused):
        stick.at(home)
    assert home.acts() == []


def test_that_files_of_others_are_refused_with_their_reason(
    new_desk: NewDesk, home: Home, stick: Stick
) -> None:
    far, other = new_desk(), new_desk()
    stick.out(far)
    with pytest.raises(CarriedRefused) as wrong_way:
        carry_in(far.sync, far.secret, stick.up)
    stick.at(home)
    with pytest.raises(CarriedRefused) as other_desk:
        stick.back(other)
    stick.up.write_bytes(stick.down.read_bytes())
    with pytest.raises(CarriedRefused) as down:
        stick.at(home)
    stick.up.write_bytes(b"%PDF-1.7")
    with pytest.raises(CarriedRefused) as not_ours:
        stick.at(home)
    stick.up.write_bytes(b"quay-mot-cua 2\n{}")
    with pytest.raises(CarriedRefused) as newer:
        stick.at(home)
    reasons = [each.value.reason for each in (wrong_way, other_desk, down, not_ours, newer)]
    assert reasons == ["wrong_way", "other_desk", "wrong_way", "not_ours", "newer"]


def test_that_nothing_is_taken_from_a_revoked_desk_nor_from_a_thief_without_its_key(
    new_desk: NewDesk, home: Home, stick: Stick
) -> None:
    far, thief = new_desk(), new_desk()
    far.receive()
    carry_out(far.sync, thief.secret, stick.up)  # signed, but enciphered with another secret
    with pytest.raises(CarriedRefused):
        stick.at(home)
    stick.out(far)
    home.revoke(far.name)
    with pytest.raises(CarriedRefused) as revoked:
        stick.at(home)
    assert revoked.value.reason == "revoked"
    assert home.acts() == []


def test_that_what_is_on_the_stick_cannot_be_read_by_who_finds_it(
    new_desk: NewDesk, stick: Stick
) -> None:
    far = new_desk()
    far.remark(words="NGUYỄN THỊ LAN")
    stick.out(far)
    raw = stick.up.read_bytes()
    assert b"NGUY" not in raw
    assert raw.startswith(b"quay-mot-cua 1\n")


def test_that_an_interrupted_export_leaves_no_half_file(
    new_desk: NewDesk, stick: Stick, tmp_path: Path
) -> None:
    far = new_desk()
    folder = tmp_path / "stick"
    taken = folder / "taken.qmc"
    taken.mkdir(parents=True)  # the name cannot be written over
    with pytest.raises(CarriedUnwritable):
        carry_out(far.sync, far.secret, taken)
    assert [each.name for each in folder.iterdir()] == ["taken.qmc"]
    with pytest.raises(CarriedUnwritable):
        carry_out(far.sync, far.secret, tmp_path / "pulled out" / "di.qmc")
    with pytest.raises(CarriedUnreadable):
        carry_in(far.sync, far.secret, tmp_path / "none.qmc")
    left = folder / ".di.qmc.part"  # of a power cut
    left.write_bytes(b"half")
    carry_out(far.sync, far.secret, folder / "di.qmc")
    assert sorted(each.name for each in folder.iterdir()) == ["di.qmc", "taken.qmc"]


@pytest.mark.parametrize("head", [b'{"way":"\xa0"}', b"[" * 300, b"", b'{"way":"up"}'])
def test_that_a_file_whose_head_cannot_be_read_is_refused_as_altered(
    head: bytes, home: Home
) -> None:
    with pytest.raises(CarriedRefused) as refused:
        take_in(b"quay-mot-cua 1\n" + head + b"\n" + bytes(90), home.office, home.engine)
    assert refused.value.reason == "altered"
