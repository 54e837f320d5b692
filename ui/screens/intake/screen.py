"""Intake as the shell knows it: presenter and view joined, words carried to the bars."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.codes.scan import CardScan, Scan, UnknownScan
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.sent_away import Answer, SentAway
from desk_app.services.post.check_letters import CheckedLetter
from desk_app.wiring.office import Office
from desk_app.wiring.online.desk import OnlineDossier
from ui.background import Runs
from ui.news import QueueChanged
from ui.screens.intake.parts.confirm import AtOnce
from ui.screens.intake.parts.procedure import ProcedurePart
from ui.screens.intake.parts.queue_number import QueueNumberPart
from ui.screens.intake.parts.sheet import Offer
from ui.screens.intake.presenter import IntakePresenter
from ui.screens.intake.view import IntakeView
from ui.shell.screen import Go, Header
from ui.shortcuts import Keys, bind
from ui.texts import Notice
from ui.widgets.bars import NoticeAction


class IntakeScreen(QObject):
    """See `ui.shell.screen.Screen`. `visit_over` asks for the papers to be printed."""

    header_changed = Signal(object)  # Header
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    go = Signal(object)  # Go
    received = Signal(object)  # Dossier
    put_off = Signal(object)  # Dossier whose papers wait for the end of the visit
    visit_over = Signal(object)  # tuple of Dossiers: print their papers, in order
    sent_away = Signal(object)  # SentAway: its paper is to be printed
    checklist_asked = Signal(object)  # Unprepared: print what to bring, receive nothing

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.presenter = IntakePresenter(office, background, parent=self)
        self.view = IntakeView()
        join(self.presenter, self.view)
        self._received: DossierId | None = None  # the last one
        self.presenter.received.connect(self._note_received)
        self.presenter.received.connect(self.received)
        standing, sheet = office.queue.standing, self.presenter.sheet
        self.number = QueueNumberPart(sheet, standing, background, self)
        self.number.changed.connect(self._tell_header)
        self.presenter.put_off.connect(self.put_off)
        self.presenter.visit_over.connect(self.visit_over)
        self.view.slip.went_on.connect(self.presenter.submit_and_go_on)
        bind(Keys.SERIES, self.view, self.presenter.turn_series)
        bind(Keys.SCANS, self.view, self._scan_after_paying)
        self._offers_money = False  # beside the scans, which keep their key
        self.presenter.confirm.pay_wanted.connect(lambda about: self.go.emit(Go("money", about)))
        self.presenter.sent_away.connect(self.sent_away)
        self.presenter.letter_done.connect(lambda: self.go.emit(Go("post")))
        self.view.slip.checklist_asked.connect(self._ask_for_checklist)
        self.presenter.first_scanned.connect(self._tell_header)
        self.presenter.sheet.noticed.connect(self._tell_notice)
        self.presenter.procedure.opened.connect(
            lambda dossier: self.go.emit(Go("dossier", dossier))
        )

    @property
    def officer(self) -> Officer | None:
        """Whose form is shown; they sit elsewhere once another one opened another page."""
        return self.presenter.officer

    @property
    def is_quiet(self) -> bool:
        """No visit is under way. Any thread may ask."""
        presenter = self.presenter
        return (
            presenter.sheet.form.is_blank
            and not presenter.sheet.state.busy
            and not presenter.visit.codes
        )

    def enter(self, officer: Officer, about: Any) -> None:
        """`about` is a CardScan, a Procedure of the catalogue, a SentAway who is back, a
        CheckedLetter of a postal list, an OnlineDossier that waits, or None.

        The number just given out stays to be read: it goes with the next visitor.
        """
        self._tell_header()
        self.number.read()
        self.view.slip.leads = officer.may(Right.ON_THE_SPOT_ANY)
        self.presenter.serve(officer)
        self.view.show_state(self.presenter.sheet.state)
        self.view.open(self.presenter.sheet.form)
        if isinstance(about, CardScan):
            self.presenter.scan(about.card)
        elif isinstance(about, Procedure):
            self.presenter.take_procedure(about)
        elif isinstance(about, OnlineDossier):
            self.presenter.take_online(about)
        elif isinstance(about, SentAway):
            self.presenter.back.take(about)
        elif isinstance(about, CheckedLetter):
            self.presenter.take_letter(about)

    def enter_again(self) -> None:
        """The key of this page, pressed on it: the next visitor, or on with a half-typed form.

        In a series the next form is there already, with what the series keeps.
        """
        if self.presenter.sheet.state.done is not None:
            self.presenter.next_visitor()
        self.view.open(self.presenter.sheet.form, comes_back=False)

    def leave(self) -> None:
        self.presenter.leave()

    def take_scan(self, scan: Scan) -> bool:
        """Cards, and numbers of papers; a code opens its dossier, and that is the shell's."""
        if isinstance(scan, UnknownScan):
            return self.presenter.back.seek(scan.raw)
        if not isinstance(scan, CardScan):
            return False
        self.presenter.scan(scan.card, into=self.view.person.typed_into)
        return True

    def step_back(self) -> bool:
        presenter = self.presenter
        if presenter.procedure.drop_early() or self.view.papers.end_adding():
            return True
        if presenter.away.leave() or presenter.end_series():
            return True
        done = presenter.sheet.state.done is not None
        presenter.next_visitor()
        return done or (presenter.sheet.form.is_blank and presenter.aside.take_back())

    @Slot()
    def tick(self) -> None:
        """Called with the clock of the shell, every second or every minute."""
        self.presenter.slip.tick()

    @Slot()
    def _ask_for_checklist(self) -> None:
        asked = self.presenter.unprepared()
        if asked is not None:
            self.checklist_asked.emit(asked)

    @Slot()
    def _tell_header(self) -> None:
        title, since = self.tr("Tiếp nhận"), self.presenter.first_scan
        self.header_changed.emit(Header(title, self.number.words, seconds_since=since))

    @Slot(object)
    def _note_received(self, dossier: Dossier) -> None:
        self._received = dossier.id
        self.number.read()  # whose it is, is known by now

    @Slot(object)
    def hear(self, fact: object) -> None:
        """Somebody was called to this counter, or let go."""
        if isinstance(fact, QueueChanged) and self.officer is not None:
            self.number.read()

    def _scan_papers(self) -> None:
        """Of the dossier received just now: its papers still lie on the counter."""
        self.go.emit(Go("scans", self._received))

    def _scan_after_paying(self) -> None:
        if self._offers_money:
            self._scan_papers()

    def _take_money(self) -> None:
        """Of the dossier received just now: what is paid at receiving."""
        self.go.emit(Go("money", self._received))

    def _money_action(self) -> NoticeAction:
        scans = NoticeAction(self.tr("Quét giấy tờ"), self._scan_papers)
        return NoticeAction(self.tr("Thu phí"), self._take_money, Keys.TAKE_MONEY, scans)

    @Slot(object, object)
    def _tell_notice(self, notice: Notice | None, offer: Offer | None) -> None:
        action = None
        self._offers_money = offer is Offer.MONEY
        if offer is Offer.TAKE_BACK:
            action = NoticeAction(self.tr("Lấy lại"), self.presenter.aside.take_back, Keys.BACK)
        elif offer is Offer.NEXT_VISITOR:
            words = self.tr("Khách tiếp theo")
            action = NoticeAction(words, self.presenter.next_visitor, Keys.INTAKE)
        elif offer is Offer.SCANS:
            action = NoticeAction(self.tr("Quét giấy tờ"), self._scan_papers, Keys.SCANS)
        elif offer is Offer.MONEY:
            action = self._money_action()
        elif offer in {Offer.PAY_FIRST, Offer.PAID_ELSEWHERE}:
            first = partial(self.presenter.submit, on_the_spot=AtOnce.PAY_FIRST)
            here = offer is Offer.PAY_FIRST
            words = self.tr("Nhận, thu phí") if here else self.tr("Nhận, chờ nộp phí")
            action = NoticeAction(words, first, Keys.TAKE_MONEY)
        elif offer is Offer.SUPPLEMENT:
            words = self.tr("Yêu cầu bổ sung")
            ask = partial(self.presenter.away.ask, Answer.SUPPLEMENT)
            action = NoticeAction(words, ask, Keys.SUPPLEMENT)
        elif offer is Offer.AS_ON_CARD:
            take = self.presenter.person.take_unlike_cards
            action = NoticeAction(self.tr("Theo thẻ"), take, Keys.EDIT)
        self.notice_changed.emit(notice, action)


def join(presenter: IntakePresenter, view: IntakeView) -> None:
    """What is typed goes to the parts; what is known is drawn."""
    sheet, person, papers = presenter.sheet, presenter.person, presenter.papers
    view.person.edited.connect(person.edit)
    view.person.left.connect(person.settle)
    view.person.acting_for_chosen.connect(person.act_for)
    view.person.authorised.connect(person.authorise)
    view.person.edit_asked.connect(person.toggle_editing)
    view.person.earlier_asked.connect(person.fill_from_earlier)
    view.person.card_asked.connect(person.take_card)
    view.person.unlike_meant.connect(person.mean)
    view.person.owner.scope_chosen.connect(person.limit_authority)
    view.person.owner.kind_chosen.connect(person.name_body)
    view.person.owner.represented.connect(person.represent)
    view.person.subject_asked.connect(person.toggle_subject)
    view.person.second_chosen.connect(presenter.assign)
    view.person.place_sought.connect(presenter.places.seek)
    presenter.places.suggested.connect(view.person.offer_places)
    view.person.cleared.connect(presenter.clear)
    view.aside.thrown_away.connect(presenter.aside.throw_away)
    _join_procedure(presenter.procedure, view)
    view.papers.ticked.connect(papers.tick)
    view.papers.counted.connect(papers.count)
    view.papers.completed.connect(papers.complete)
    view.papers.added.connect(papers.add)
    view.papers.finished.connect(view.slip.go_to_ways)
    view.procedure.money.counted.connect(presenter.money.count)
    view.procedure.money.confirmed.connect(presenter.money.confirm)
    view.procedure.money.exempted.connect(presenter.money.exempt)
    view.procedure.money.basis_given.connect(presenter.money.give_basis)
    view.procedure.money.unpaid_said.connect(presenter.money.say_unpaid)
    view.slip.relief_asked.connect(presenter.money.ask_relief)
    view.slip.confirmed.connect(presenter.submit)
    view.slip.on_the_spot.connect(partial(presenter.submit, on_the_spot=AtOnce.RETURN))
    _join_ways_out(presenter, view)
    view.slip.return_way_chosen.connect(presenter.choose_return_way)
    sheet.changed.connect(view.show_state)
    sheet.wanted.connect(view.go_to)
    view.show_state(sheet.state)


def _join_procedure(procedure: ProcedurePart, view: IntakeView) -> None:
    view.procedure.sought.connect(procedure.seek)
    view.procedure.recent_asked.connect(procedure.seek_recent)
    view.procedure.entered.connect(procedure.take_first)
    view.procedure.field.left.connect(procedure.leave)
    view.procedure.chosen.connect(procedure.choose)
    view.procedure.case_chosen.connect(procedure.choose_case)
    view.procedure.case_entered.connect(procedure.leave_case)
    view.procedure.limit_entered.connect(procedure.leave_limit)
    view.procedure.channel_chosen.connect(procedure.choose_channel)
    view.procedure.limit_chosen.connect(procedure.choose_limit)
    view.procedure.competent_typed.connect(procedure.write_competent)
    view.procedure.duplicate_asked.connect(procedure.open_duplicate)
    procedure.suggested.connect(view.offer)


def _join_ways_out(presenter: IntakePresenter, view: IntakeView) -> None:
    away, back, card = presenter.away, presenter.back, view.away
    view.slip.supplement_asked.connect(lambda: away.ask(Answer.SUPPLEMENT))
    view.slip.refusal_asked.connect(lambda: away.ask(Answer.REFUSED))
    card.line_edited.connect(away.edit_line)
    card.request_edited.connect(away.edit_request)
    card.reason_edited.connect(away.edit_reason)
    card.sentences_asked.connect(away.suggest)
    card.finished.connect(view.away_slip.confirm.setFocus)
    away.suggested.connect(card.offer)
    view.away_slip.confirmed.connect(away.submit)
    view.away_slip.left.connect(away.leave)
    view.coming_back.linked.connect(back.link)
    view.coming_back.unlinked.connect(back.unlink)
    view.coming_back.ticked.connect(back.tick)
