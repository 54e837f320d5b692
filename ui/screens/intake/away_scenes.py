"""The ways out in pictures: two papers missing, refused, everything very long, the number, back."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desk_app.documents.series import the_series
from desk_app.domain.codes.paper_number import REFUSAL, SUPPLEMENT
from desk_app.domain.office_time import office_date
from desk_app.domain.people.citizen_card import read_citizen_card
from desk_app.domain.sent_away import Answer, SentAway
from desk_app.wiring.papers.sent_away import away_content
from ui.dossiers import sample as office
from ui.screens.intake.form.away import AwayEntry, AwayLine
from ui.screens.intake.form.form import IntakeForm
from ui.screens.intake.form.lacking import asked_lines, away_order
from ui.screens.intake.form.person_entry import PersonEntry, with_card
from ui.screens.intake.form.sentences import first_reason
from ui.screens.intake.parts.away import sent_away_words
from ui.screens.intake.parts.sheet import IntakeState, Spot
from ui.screens.intake.sample import KEY, filled, in_window
from ui.shell.scenes import NOW
from ui.shortcuts import Keys
from ui.widgets.bars import NoticeAction

_SEVEN_WORDS = (
    "092304001234||TÔN NỮ HOÀNG PHƯƠNG THỊ THANH XUÂN|05022004|Nữ|Khu vực 3, phường Ninh Kiều, "
    "TP Cần Thơ|11082024"
)
_LONG = (
    "Bản sao văn bản có chứng thực của cơ quan có thẩm quyền về việc xác nhận; gồm các trang "
    "có đóng dấu giáp lai, kèm bản dịch được chứng thực: chưa có bản sao"
)


def _away(state: IntakeState, answer: Answer) -> SentAway:
    order = away_order(state.form)
    form = SUPPLEMENT if answer is Answer.SUPPLEMENT else REFUSAL
    return SentAway(
        id=KEY,
        number=the_series(office.FACTS.unit).number(form, 2026, 1012),
        answer=answer,
        unit=office.FACTS.unit.code,
        desk=office.FACTS.desk,
        officer=office.OFFICER.id,
        officer_name=office.OFFICER.name,
        at=NOW,
        applicant=order.applicant,
        request=state.procedure.name if state.procedure else order.request,
        contents=tuple(order.contents),
        reason=order.reason,
    )


def _asking(state: IntakeState, away: AwayEntry) -> IntakeState:
    state = replace(state, form=replace(state.form, away=away))
    assert away.asking is not None  # noqa: S101  # a page is open
    letter = away_content(_away(state, away.asking), office.FACTS)
    return replace(state, letter=letter)


def _missing() -> IntakeState:
    state = filled(2)
    lines = asked_lines(state.form, state.procedure)
    entry = AwayEntry(asking=Answer.SUPPLEMENT, lines=lines, why_incomplete=first_reason())
    return _asking(state, entry)


def supplement() -> QWidget:
    """Two papers of the checklist are missing; one line more can be typed."""
    return in_window(_missing(), Spot.AWAY)[0]


def refusal() -> QWidget:
    """No procedure was chosen; the sentences that fit are offered."""
    form = IntakeForm(key=KEY, visitor=filled().form.visitor)
    entry = AwayEntry(
        asking=Answer.REFUSED,
        request="Xác nhận nhà ở tại phường An Bình",
        why_refused="Không thuộc thẩm quyền giải quyết của cơ quan.",
    )
    return in_window(_asking(IntakeState(form, office_date(NOW)), entry), Spot.AWAY_REASON)[0]


def long_page() -> QWidget:
    """Seven words of a name and eight long lines: it scrolls, the buttons stay."""
    state = _missing()
    visitor = with_card(PersonEntry(), read_citizen_card(_SEVEN_WORDS), NOW)
    state = replace(state, form=replace(state.form, visitor=visitor))
    lines = tuple(AwayLine(words=f"Giấy tờ {n}: {_LONG}") for n in range(1, 9))
    return in_window(_asking(state, replace(state.form.away, lines=lines)), Spot.AWAY)[0]


def done() -> QWidget:
    """The paper is made: its number stands there to be read aloud."""
    state = _missing()
    away = _away(state, Answer.SUPPLEMENT)
    blank = IntakeState(IntakeForm(key=KEY), office_date(NOW), done=away)
    shell, _view = in_window(blank, Spot.NAME)
    action = NoticeAction("Khách tiếp theo", lambda: None, Keys.INTAKE)
    shell.show_notice(sent_away_words(away), action)
    return shell


def offered() -> QWidget:
    """The person was here before and was told what to bring."""
    state = filled(0)
    away = _away(_missing(), Answer.SUPPLEMENT)
    return in_window(replace(state, asked_before=away), Spot.PAPERS)[0]


def back() -> QWidget:
    """Linked: what was asked for stands there as ticks, one of two is there."""
    state = filled(0)
    away = _away(_missing(), Answer.SUPPLEMENT)
    form = replace(state.form, after=away.id, brought=frozenset(away.contents[:1]))
    return in_window(replace(state, form=form, asked_before=away), Spot.PAPERS)[0]


SCENES = {
    "intake-supplement": supplement,
    "intake-refusal": refusal,
    "intake-away-long": long_page,
    "intake-away-done": done,
    "intake-back-offered": offered,
    "intake-back": back,
}
