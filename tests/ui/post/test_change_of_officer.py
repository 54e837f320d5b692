"""The page of the post when another officer sits down at it."""

from uuid import UUID

from db.queries.post.lines import PostalItemLine
from desk_app.domain.ids import DossierId
from desk_app.domain.post.sending import Outcome, Stage
from tests.builders import FRIDAY_MORNING
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk, counter
from tests.ui.inline import Inline
from ui.screens.post.sent import SentPart

__all__ = ["counter"]  # fixture

LINE = PostalItemLine(
    dossier=DossierId(UUID(int=1)),
    code="H13.45.12-261118-2010",
    stage=Stage.POSTED,
    receiver="NGUYỄN THỊ LAN",
    phone="0912345678",
    address="Khu vực 3, phường Ninh Kiều",
    list=UUID(int=40),
    number="1001/DSBC-TTPVHCC",
    post="Bưu điện phường Ninh Kiều",
    tracking="EB123456785VN",
    fee=0,
    at=FRIDAY_MORNING,
    ended_on=None,
    said="",
)


def test_that_what_one_officer_began_to_note_is_not_noted_by_the_next(
    counter: CounterDesk,
) -> None:
    part = SentPart(counter.office, Inline(), counter.news)
    part.serve(OFFICER)
    part.begin(Outcome.CAME_BACK, LINE)
    part.serve(None)
    part.serve(OFFICER)
    assert part.state.noting == (Outcome.CAME_BACK, LINE)
    part.serve(None)
    part.serve(ANOTHER)
    assert part.state.noting is None
