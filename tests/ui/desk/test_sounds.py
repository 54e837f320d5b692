"""What is heard at the counter: done, look, refused, and nothing where a desk wants none."""

import io
import wave

import pytest

from desk_app.wiring.office import Office
from tests.builders import RECEPTION, an_officer, an_order
from tests.ui.desk.sitting import Sitting, sitting
from tests.ui.dossiers.counter import CARD
from ui.news import DossiersChanged, News, SettingChanged
from ui.sounds.sounds import SOUNDS, kept, sounds_from
from ui.sounds.speaker import Files, Silent
from ui.sounds.tones import Sound, wav_of
from ui.texts import Notice
from ui.workplace import Workplace

__all__ = ["sitting"]  # fixture


@pytest.fixture
def at_work(sitting: Sitting) -> Sitting:
    sitting.sit_down(RECEPTION)
    sitting.ear.heard.clear()
    return sitting


def parts(sitting: Sitting) -> tuple[Office, Workplace, News]:
    office, workplace = sitting.program.office, sitting.program.workplace
    assert office is not None
    assert workplace is not None
    return office, workplace, workplace.news


def test_that_a_scan_that_is_taken_sounds_done(at_work: Sitting) -> None:
    at_work.scan(CARD)
    assert at_work.ear.heard == [Sound.DONE]


def test_that_a_damaged_scan_sounds_refused_and_nothing_else(at_work: Sitting) -> None:
    at_work.scan("H13Đ45Đ12-261120-1001")
    assert at_work.ear.heard == [Sound.REFUSED]


def test_that_an_unknown_scan_asks_for_the_eyes(at_work: Sitting) -> None:
    at_work.press("F3")
    at_work.scan("8934563138165")
    assert at_work.ear.heard == [Sound.LOOK]


def test_that_a_step_that_was_stored_sounds_done_and_its_papers_do_not(at_work: Sitting) -> None:
    office, workplace, news = parts(at_work)
    dossier = office.counter.receive(an_order(), an_officer())
    news.tell(DossiersChanged(frozenset({dossier.id})))
    workplace._tell_beside({dossier.id})
    news.tell(DossiersChanged(frozenset()))  # what an exchange brought
    assert at_work.ear.heard == [Sound.DONE]


def test_that_what_came_about_as_asked_is_heard_once(at_work: Sitting) -> None:
    sounds = at_work.program.sounds
    sounds.told(Notice("Đã lưu.", "", done=True))
    assert at_work.ear.heard == []
    sounds.told(Notice("Còn thiếu.", "", grave=False))
    sounds.told(Notice("Chưa lưu được.", ""))
    assert at_work.ear.heard == [Sound.LOOK, Sound.REFUSED]


def test_that_a_sound_left_out_at_this_desk_is_not_heard(at_work: Sitting) -> None:
    office, _workplace, news = parts(at_work)
    office.keeping.set_setting(SOUNDS, kept({Sound.REFUSED}), an_officer())
    news.tell(SettingChanged(SOUNDS))
    at_work.until(lambda: at_work.program.sounds._on == {Sound.REFUSED})
    at_work.scan(CARD)
    at_work.scan("H13Đ45Đ12-261120-1001")
    assert at_work.ear.heard == [Sound.REFUSED]


def test_that_a_setting_nobody_understands_leaves_all_sounds_on() -> None:
    assert sounds_from(None) == sounds_from("done") == frozenset(Sound)
    assert sounds_from(["refused", "trumpet", 3]) == {Sound.REFUSED}
    assert sounds_from(kept([])) == frozenset()


@pytest.mark.parametrize("sound", Sound)
def test_that_a_sound_is_a_short_wav_file_of_our_own(sound: Sound) -> None:
    with wave.open(io.BytesIO(wav_of(sound))) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert 0.1 < file.getnframes() / file.getframerate() < 0.5


def test_that_the_three_are_three() -> None:
    assert len({wav_of(sound) for sound in Sound}) == len(Sound)


def test_that_a_machine_that_cannot_play_is_no_failure() -> None:
    def refuse(_file: object) -> None:
        raise OSError("no device")

    Files(refuse).play(Sound.DONE)
    Silent().play(Sound.DONE)


def test_that_a_file_is_written_once_and_played_from_there() -> None:
    played: list[bytes] = []
    files = Files(lambda file: played.append(file.read_bytes()))
    files.play(Sound.LOOK)
    files.play(Sound.LOOK)
    assert played == [wav_of(Sound.LOOK)] * 2
