"""Online dossiers over the whole window: seen, opened in the intake, answered by its three ways."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from db.store import new_id
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.dossier import PaperKind, SubmittedPaper
from desk_app.domain.ids import DossierId
from desk_app.domain.law.papers import Channel
from desk_app.domain.officer import NOBODY
from desk_app.domain.registered import Registered, registered_body
from tests.builders import BUSINESS, FRIDAY_MORNING, UNIT, a_person, a_procedure, a_sending
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import CARD, OFFICER, counter
from ui.news import DossiersChanged

__all__ = ["counter", "window"]  # fixtures

Work = Callable[[], UnitOfWork]
PORTAL, CODE = "Cổng Dịch vụ công quốc gia", "G01.899-261120-0007"


@pytest.fixture
def waiting(work: Work) -> DossierId:
    """One that an exchange brought, with one of its two papers."""
    return bring(work)


def bring(work: Work, code: str = CODE) -> DossierId:
    dossier = DossierId(new_id(FRIDAY_MORNING))
    first = a_procedure().cases[0].papers[0].name
    registered = Registered(
        id=dossier,
        unit=UNIT,
        system=PORTAL,
        code=code,
        submitted_at=FRIDAY_MORNING - timedelta(minutes=30),
        applicant=a_person(),
        procedure=BUSINESS,
        procedure_name="Đăng ký thành lập hộ kinh doanh",
        papers=(SubmittedPaper(name=first, kind=PaperKind.ELECTRONIC),),
    )
    subject = Subject(SubjectKind.DOSSIER, dossier)
    with work() as tx:
        body = registered_body(registered)
        tx.journal.write(kinds.REGISTERED, subject, body, by=NOBODY, at=FRIDAY_MORNING)
        tx.commit()
    return dossier


def rows_of(window: Window) -> list[str]:
    page = window.workplace.screens["online"]
    return [row.code for row in page.presenter.state.rows]


def test_that_what_waits_is_accepted_with_its_own_code_and_ours(
    window: Window, waiting: DossierId
) -> None:
    window.press("Shift+F3")
    assert rows_of(window) == [CODE]
    window.press("Return")
    assert window.shell.page == "intake"
    window.press("Ctrl+G", "Ctrl+Return")
    (dossier,) = window.received
    assert (dossier.id, dossier.channel) == (waiting, Channel.ONLINE)
    assert [code.code for code in dossier.external_codes] == [CODE]
    window.press("Shift+F3")
    assert rows_of(window) == []


@pytest.mark.parametrize(
    "keys", [("Alt+B", "Ctrl+Return"), ("Alt+T", "Down", "Return", "Ctrl+Return")]
)
def test_that_asking_and_refusing_answer_it_as_well(
    window: Window, waiting: DossierId, keys: tuple[str, ...]
) -> None:
    window.press("Shift+F3", "Return", *keys)
    away = window.desk.office.reading.dossier(waiting).folded.sent_away
    assert away is not None
    window.press("Shift+F3")
    assert rows_of(window) == []


def test_that_a_visitor_half_typed_is_kept_when_one_is_opened(
    window: Window, waiting: DossierId
) -> None:
    window.press("F2")
    window.scan(CARD)
    window.press("Shift+F3", "Return")
    form = window.workplace.screens["intake"].presenter.sheet.form
    assert (form.key, form.visitor.name) == (waiting, "NGUYỄN THỊ LAN")
    assert "người trước vẫn còn giữ" in window.said


def test_that_one_answered_at_another_desk_meanwhile_is_said(
    window: Window, work: Work, waiting: DossierId
) -> None:
    window.press("Shift+F3")
    other = bring(work, "G01.899-261120-0008")
    window.workplace.news.tell(DossiersChanged(frozenset()))
    QApplication.processEvents()
    assert len(rows_of(window)) == 2
    page = window.workplace.screens["online"]
    window.desk.office.counter.refuse_intake(a_sending(key=other), OFFICER)
    page.presenter.open(other)
    assert "vừa được trả lời ở quầy khác" in window.said
    assert rows_of(window) == [CODE]
