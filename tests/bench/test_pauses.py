"""What an hour at the counter remembers of the moments in which the window stood still."""

from ui.tour.hour.pulse import Pause, Pauses


def test_that_of_many_pauses_the_figures_and_only_the_worst_are_kept() -> None:
    pauses = Pauses()
    for number in range(200):
        pauses.note(Pause("visit", ms=60.0 + number, own_ms=float(number % 100)))
    told = pauses.told()
    assert (told["over_50_ms"], told["over_50_ms_of_its_own"]) == (200, 98)
    assert (told["longest_ms"], told["longest_own_ms"]) == (259.0, 99.0)
    assert [one["own_ms"] for one in told["worst"]] == [99.0, 99.0, 98.0, 98.0] + [
        own for own in range(97, 89, -1) for _ in range(2)
    ]
    assert Pauses().told()["longest_own_ms"] == 0
