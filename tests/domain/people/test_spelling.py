"""Names as they are written: in capitals where a name begins."""

import pytest

from desk_app.domain.people.spelling import capitalised


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("h'hen niê", "H'Hen Niê"),
        ("y’thi kđoh", "Y’Thi Kđoh"),
        ("jean-paul o'neill", "Jean-paul O'Neill"),
        ("nguyễn  thị ' đào", "Nguyễn  Thị ' Đào"),
    ],
)
def test_that_what_stands_behind_a_prefix_of_one_letter_is_a_name(typed: str, written: str) -> None:
    assert capitalised(typed) == written
