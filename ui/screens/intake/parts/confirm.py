"""Confirming: one act, once, and everything typed stays when it is refused."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import (
    ApplicantIncomplete,
    DeskError,
    PapersMissing,
    PersonalNumberImpossible,
    ProcedureUnknown,
)
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.money.faults import ExemptionUnproved
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.money.till.owed import due_now
from desk_app.domain.officer import Officer
from desk_app.domain.people.faults import (
    AnotherNumberImpossible,
    AuthorisationNotAllowed,
    AuthorisationUnwritten,
    BirthImpossible,
    EventSubjectUnnamed,
    NameImpossible,
)
from desk_app.services.intake.prepare import ReceiveDossier
from desk_app.services.return_.five_on_the_spot import FiveOnTheSpot
from ui import formats
from ui.background import Lane, Runs
from ui.dossiers.told import with_waiting
from ui.screens.intake.form.form import ActingFor, IntakeForm, Who, order_of
from ui.screens.intake.form.lacking import not_brought
from ui.screens.intake.form.unready import unknown_address, unlike_words
from ui.screens.intake.parts.sheet import IntakeState, Offer, Sheet, Spot, birth_to_mend
from ui.texts import Notice, notice

translate = QCoreApplication.translate


class AtOnce(Enum):
    """Whether the result is handed out in the same visit."""

    NO = auto()
    RETURN = auto()
    PAY_FIRST = auto()  # its result is there, and goes once the fees are taken


Receives: TypeAlias = Callable[[ReceiveDossier, Officer], Dossier]
ReturnsAtOnce: TypeAlias = Callable[[FiveOnTheSpot, Officer], Dossier]


class ConfirmPart(QObject):
    stored = Signal(object)  # Dossier; the form it came from may be emptied
    finished = Signal(object)  # Dossier, or None when it was refused; everything is said
    stored_behind = Signal(object)  # Dossier of a form that is on the page no more
    pay_wanted = Signal(object)  # DossierId, received: its fees are taken now

    def __init__(
        self,
        sheet: Sheet,
        receive: tuple[Receives, ReturnsAtOnce],
        may_collect: Callable[[Officer], bool],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._background = sheet, background
        self._receive, self._at_once = receive
        self._may_collect = may_collect
        self._last: Notice | None = None  # of the dossier received before the form was touched
        self._last_offer = Offer.SCANS
        self._no_procedure: Notice | None = None  # told, and not mended yet
        self._asked_about: object = None  # what is still to come of what was asked for, and where
        sheet.written.connect(self._forget)
        sheet.noticed.connect(self._hear)

    def submit(self, officer: Officer, *, on_the_spot: AtOnce = AtOnce.NO) -> None:
        """Receive the form. While that is being done, and on an untouched form, nothing happens."""
        state = self._sheet.state
        if state.busy:
            return
        if state.form.is_blank and self._last is not None:
            self._sheet.noticed.emit(self._last, self._last_offer)  # the key was pressed twice
            return
        if (refused := _unready(state)) is not None:
            unlike = refused[1] is Spot.UNLIKE_CARD
            self._tell(*refused, Offer.AS_ON_CARD if unlike else None)
            return
        if (rest := self._about_the_rest(state)) is not None:
            self._tell(rest, Spot.ASKED)
            return
        if on_the_spot is AtOnce.NO and (where := unknown_address(state.form)) is not None:
            self._tell(where[0], _ADDRESSES[where[1]])
            return
        order = order_of(state.form, state.procedure)
        receives = partial(self._receive, order, officer)
        if on_the_spot is not AtOnce.NO:
            results = state.procedure.results if state.procedure is not None else ()
            spot = FiveOnTheSpot(
                intake=order,
                note=next(iter(results), ""),
                unpaid_because=state.unpaid if state.asks_unpaid else "",
                pay_first=on_the_spot is AtOnce.PAY_FIRST,
            )
            receives = partial(self._at_once, spot, officer)
        self._sheet.show(busy=True)
        self._background.run(
            lambda: (receives(), self._may_collect(officer)),
            owner=self,
            done=lambda found: self._done(order.key, *found),
            failed=lambda error: self._failed(order.key, error),
            lane=Lane.COUNTER,
        )

    def _about_the_rest(self, state: IntakeState) -> Notice | None:
        """Not all is ticked that the paper before asked for: asked about once, not refused.

        Where a required paper is missing it is refused anyway, and that is said.
        """
        asked = state.completes.contents if state.completes is not None else ()
        left = not_brought(asked, state.form, state.procedure)
        about = (state.form.key, left)
        lacks = state.prepared is not None and state.prepared.missing
        if not left or lacks or about == self._asked_about:
            return None
        self._asked_about = about
        title = translate("intake", "Còn {n} nội dung được yêu cầu bổ sung chưa đánh dấu.")
        advice = translate("intake", "Đánh dấu nếu nay đã có; vẫn tiếp nhận thì bấm Ctrl+Enter.")
        return Notice(title.format(n=len(left)), advice, grave=False)

    def _done(
        self,
        key: DossierId,
        dossier: Dossier,
        collects: bool,  # a fact of who sits here
    ) -> None:
        if self._sheet.form.key != key:  # another officer's form since: theirs stays
            self.stored_behind.emit(dossier)
            return
        prepared = self._sheet.state.prepared
        self.stored.emit(dossier)
        if self._sheet.state.busy:  # nobody opened the next form, which is not
            self._sheet.show(busy=False)
        same = prepared is not None and prepared.due.at == dossier.due.at
        self._last = received_words(dossier, prepared.shown if prepared and same else None)
        self._last_offer = Offer.MONEY if collects and due_now(dossier) else Offer.SCANS
        self._sheet.noticed.emit(self._last, self._last_offer)
        self.finished.emit(dossier)
        if dossier.status is Status.RESULT_BACK and collects:
            self.pay_wanted.emit(dossier.id)

    def _failed(self, key: DossierId, error: DeskError) -> None:
        form = self._sheet.form
        if form.key != key:  # who asked finds their draft again
            return
        lacks = isinstance(error, PapersMissing)
        self._sheet.show(busy=False, told_missing=lacks)
        if isinstance(error, FeesOutstanding):
            self._sheet.show(unpaid_of=form.procedure)
        words = notice(error)
        self._tell(words, _where(error, form), _offer(error))
        if isinstance(error, ProcedureUnknown):
            self._no_procedure = words
        self.finished.emit(None)

    def _tell(self, words: Notice, spot: Spot | None, offer: Offer | None = None) -> None:
        self._sheet.noticed.emit(words, offer)
        if spot is not None:
            self._sheet.wanted.emit(spot)

    def _forget(self, _before: IntakeForm, now: IntakeForm) -> None:
        if not now.is_blank:
            self._last = None
        if now.procedure and self._no_procedure is not None:
            self._sheet.noticed.emit(None, None)  # gone with its cause

    def _hear(self, _said: Notice | None, _offer: object) -> None:
        """Whatever is said next takes its place."""
        self._no_procedure = None


def received_words(dossier: Dossier, shown: ShownDue | None = None) -> Notice:
    """What was done, and when the citizen comes back: as the slip shows it."""
    if dossier.returned_at is not None and dossier.collector is not None:
        title = translate("intake", "Đã nhận và trả ngay kết quả {code} cho {name}.").format(
            code=dossier.code, name=dossier.collector.name
        )
        return Notice(title, translate("intake", "Mời khách tiếp theo."), done=True)
    title = translate("intake", "Đã tiếp nhận {code} cho {name}.").format(
        code=dossier.code, name=dossier.applicant.name
    )
    if dossier.status is Status.RESULT_BACK:
        advice = translate("intake", "Kết quả đã có: thu phí, lệ phí rồi trả.")
        return Notice(title, advice, done=True)
    advice = translate("intake", "Không có ngày hẹn trả.")
    if dossier.due.at is not None:
        moment = formats.appointment(shown or ShownDue(dossier.due.at))
        advice = translate("intake", "Hẹn trả {moment}.").format(moment=moment)
    if now := sum(line.left for line in due_now(dossier)):
        words = translate("intake", "Thu khi tiếp nhận: {sum}.").format(sum=formats.money(now))
        advice = f"{advice} {words}"
    return Notice(title, with_waiting(advice, dossier), done=True)


def _unready(state: IntakeState) -> tuple[Notice, Spot] | None:
    """What only the screen can know to be unfinished; the rest the use case says."""
    form = state.form
    if (refused := birth_to_mend(state)) is not None:
        return refused
    if (unlike := unlike_words(form)) is not None:
        return unlike, Spot.UNLIKE_CARD
    if form.acting_for is not ActingFor.SELF:
        numbered = bool(form.visitor.bare_number) or not form.by_paper
        if not (form.visitor.name.strip() and numbered):
            return notice(ApplicantIncomplete(["name", "id_number"])), Spot.NAME
        if not (form.owner.name.strip() and form.owner.bare_number):
            return Notice(
                translate("intake", "Chưa đủ thông tin chủ hồ sơ."),
                translate("intake", "Gõ tên và số của người hoặc tổ chức là chủ hồ sơ."),
                grave=False,
            ), Spot.OWNER
    if state.limit_open:
        return Notice(
            translate("intake", "Chưa chọn thời hạn giải quyết."),
            translate("intake", "Danh mục ghi nhiều thời hạn: chọn thời hạn của hồ sơ này."),
            grave=False,
        ), Spot.LIMIT
    return None


_ADDRESSES: Final = {Who.VISITOR: Spot.ADDRESS, Who.OWNER: Spot.OWNER_ADDRESS}
_SPOTS: Final[Mapping[type[DeskError], Spot]] = {
    ProcedureUnknown: Spot.PROCEDURE,
    PapersMissing: Spot.PAPERS,
    AuthorisationNotAllowed: Spot.ACTING_FOR,
    AuthorisationUnwritten: Spot.AUTHORITY,
    EventSubjectUnnamed: Spot.SUBJECT,
    ExemptionUnproved: Spot.BASIS,
    FeesOutstanding: Spot.UNPAID,
}


def _offer(error: DeskError) -> Offer | None:
    match error:
        case PapersMissing():
            return Offer.SUPPLEMENT
        case FeesOutstanding():
            return Offer.PAY_FIRST if error.collects else Offer.PAID_ELSEWHERE
    return None


def _where(error: DeskError, form: IntakeForm) -> Spot | None:
    """Where the officer mends what was refused."""
    match error:
        case ApplicantIncomplete():
            return Spot.NUMBER if form.applicant.name.strip() else Spot.NAME
        case PersonalNumberImpossible():
            return Spot.NUMBER if form.acting_for is ActingFor.SELF else Spot.OWNER
        case BirthImpossible():
            return _where_born(error.whose, form)
        case NameImpossible():
            named = _where_named(error.whose, form)
            return Spot.REPRESENTATIVE if error.of_representative else named
        case AnotherNumberImpossible():
            return Spot.SUBJECT if error.whose == "event_subject" else Spot.NUMBER
        case _:
            return _SPOTS.get(type(error))


def _where_born(whose: str, form: IntakeForm) -> Spot:
    spot = _where_named(whose, form)
    return Spot.BIRTH if spot is Spot.NAME else spot


def _where_named(whose: str, form: IntakeForm) -> Spot:
    if whose == "event_subject":
        return Spot.SUBJECT
    others = whose == "applicant" and form.acting_for is not ActingFor.SELF
    return Spot.OWNER if others else Spot.NAME
