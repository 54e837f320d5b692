"""The figures of a new desk are measured, on a tiny office; none looks at a clock."""

from bench.catch_up.told import MILLION, measured, scaled


def test_that_each_way_of_catching_up_is_measured_and_scaled() -> None:
    found = measured(60)
    whole, backwards, kept = found.values()
    assert (whole.left, backwards.left) == (0, 0)
    assert 0 < kept.left < kept.dossiers
    assert backwards.acts >= 60 * 6
    assert kept.store < whole.store
    assert backwards.first_down < whole.first_down
    million = scaled(found)
    assert {facts["dossiers"] for facts in million.values()} == {MILLION}
