"""The table of steps: every step that may lie ahead of a dossier, in the order of the screen.

A new step is one row here, one line in `takes.py`, and a module in `forms/` where it needs words.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintJob, PrintState
from desk_app.domain.acts.steps.elsewhere import next_part
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import HANDLED, OPEN, WITHOUT_RESULT, Status
from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.amending.allowed import may_amend
from ui.dossiers import words
from ui.dossiers.fees import has_money, see_money_words, take_money_words
from ui.screens.dossier.forms.no_apology import may_apologise
from ui.shortcuts import Keys

translate = QCoreApplication.translate

RECEIPT: Final = "receipt"

_DECIDED_HERE: Final = frozenset({Status.RESULT_BACK, Status.OBLIGATION}) | HANDLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a row is asked about: a dossier, and who looks at it when."""

    dossier: Dossier
    officer: Officer
    prints: Sequence[PrintJob]
    now: datetime  # UTC
    collects: bool = True  # the office lets `officer` take money


class Way(Enum):
    """What a press of its button does."""

    AT_ONCE = "at_once"  # taken as it is
    FORM = "form"  # opens the form in `forms/`
    PAGE = "page"  # goes to another page
    PRINT = "print"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step. Without `short` a step that cannot be taken is not shown at all."""

    key: Keys
    words: Callable[[Seen], str] | object  # on the button; a marked text is translated
    right: Right
    way: Way
    kind: str = ""  # of the act, asked of the table of moves; empty: a page or a print
    page: str = ""  # Way.PAGE: where to; told of the dossier
    main: Collection[Status] = frozenset()  # where it is a large button; elsewhere compact
    lies_ahead: Callable[[Seen], bool] | None = None  # None: as the table of moves says
    short: object = ""  # marked; begins the sentence that says why it cannot be taken
    why_not: Callable[[Seen], str] | None = None  # of a step ahead; "" when it can be taken
    rank: int = 0  # above other owners of the key


def _print_words(seen: Seen) -> str:
    printed = any(p.form == RECEIPT and p.state is not PrintState.FAILED for p in seen.prints)
    if printed:
        return translate("steps", "In lại giấy tiếp nhận")
    return translate("steps", "In giấy tiếp nhận")


def _too_early(seen: Seen) -> str:
    if seen.dossier.may(kinds.RETURNED):
        return ""
    if seen.dossier.post.under_way is not None:
        return translate("steps", "kết quả đang ở bưu điện.")
    return translate("steps", "khi kết quả đã về quầy.")


def _may_amend(seen: Seen, step: str) -> bool:
    """What one received oneself, today; of a leader any: the reason would help nobody."""
    return seen.dossier.may(step) and may_amend(seen.officer, seen.dossier, seen.now)


def _originals_words(seen: Seen) -> str:
    here = len(seen.dossier.citizen.originals_here)
    if here:
        return translate("steps", "Bản chính đang giữ: {n} giấy").format(n=here)
    return translate("steps", "Giữ bản chính")


def _hand_over_words(seen: Seen) -> str:
    if seen.dossier.may_be_handed_over:
        return translate("steps", "Bàn giao hồ sơ")
    away = seen.dossier.papers_at in {Place.ON_THE_WAY, Place.UNIT}
    if seen.dossier.status in WITHOUT_RESULT and away:
        return translate("steps", "Nhận lại giấy tờ đã bàn giao")
    return translate("steps", "Biên bản bàn giao")


def _goes_or_went(seen: Seen) -> bool:
    """Its papers can go now, or lie where a list says that they went."""
    listed = any(stay.batch is not None for stay in seen.dossier.trail)
    return seen.dossier.may_be_handed_over or listed


def _has_due(seen: Seen) -> bool:
    return seen.dossier.due.at is not None and seen.dossier.may(kinds.DUE_CHANGED)


def _tell_words(seen: Seen) -> str:
    if any(told.about is NoticeAbout.RESULT_READY for told in seen.dossier.notices):
        return translate("steps", "Báo lại người nộp")
    return translate("steps", "Báo người nộp")


class Ahead(Enum):
    """A step that may lie ahead. `value` is its row."""

    SUPPLEMENT_RECEIVED = Row(
        key=Keys.SUPPLEMENTED,
        words=QT_TRANSLATE_NOOP("steps", "Nhận bổ sung"),
        right=Right.RECEIVE,
        way=Way.FORM,
        kind=kinds.SUPPLEMENT_RECEIVED,
        main=frozenset({Status.SUPPLEMENT}),
    )
    OBLIGATION_MET = Row(
        key=Keys.OBLIGATION,
        words=QT_TRANSLATE_NOOP("steps", "Đã thực hiện nghĩa vụ"),
        right=Right.RECEIVE,
        way=Way.FORM,
        kind=kinds.OBLIGATION_MET,
        main=frozenset({Status.OBLIGATION}),
    )
    RESULT_BACK = Row(
        key=Keys.RESULT_BACK,
        words=QT_TRANSLATE_NOOP("steps", "Nhận kết quả về quầy"),
        short=QT_TRANSLATE_NOOP("steps", "Nhận kết quả"),
        right=Right.RESULT_BACK,
        way=Way.AT_ONCE,
        kind=kinds.RESULT_BACK,
        main=OPEN,
    )
    RETURN = Row(
        key=Keys.RETURN,
        words=QT_TRANSLATE_NOOP("steps", "Trả kết quả"),
        short=QT_TRANSLATE_NOOP("steps", "Trả kết quả"),
        right=Right.RETURN,
        way=Way.PAGE,
        page="return",
        main=OPEN,
        lies_ahead=lambda seen: seen.dossier.status in _DECIDED_HERE,
        why_not=_too_early,
        rank=1,  # F5 of the navigation opens an empty page
    )
    TO_THE_POST = Row(
        key=Keys.TO_THE_POST,
        words=QT_TRANSLATE_NOOP("steps", "Gửi qua bưu điện"),
        right=Right.RETURN,
        way=Way.PAGE,
        kind=kinds.POSTED,
        page="post",
    )
    HAND_OVER = Row(
        key=Keys.HAND_OVER_ONE,
        words=_hand_over_words,
        right=Right.HAND_OVER,
        way=Way.PAGE,
        page="hand_over",
        main=frozenset({Status.RECEIVED}),
        lies_ahead=_goes_or_went,
    )
    PAPERS_BACK = Row(
        key=Keys.PAPERS_BACK,
        words=QT_TRANSLATE_NOOP("steps", "Trả lại giấy tờ"),
        right=Right.RETURN,
        way=Way.FORM,
        kind=kinds.PAPERS_GIVEN_BACK,
        main=WITHOUT_RESULT,
        lies_ahead=lambda seen: seen.dossier.may_give_papers_back,
    )
    TELL = Row(
        key=Keys.TELL,
        words=_tell_words,
        right=Right.TELL_CITIZEN,
        way=Way.FORM,
        kind=kinds.CITIZEN_TOLD,
        lies_ahead=lambda seen: seen.dossier.status in OPEN,
    )
    CALL_OFF = Row(
        key=Keys.CALL_OFF,
        words=QT_TRANSLATE_NOOP("steps", "Không gửi tin đang chờ"),
        right=Right.TELL_CITIZEN,
        way=Way.AT_ONCE,
        kind=kinds.CITIZEN_TOLD,
        lies_ahead=lambda seen: any(notice.waits for notice in seen.dossier.notices),
    )
    TAKE_MONEY = Row(
        key=Keys.TAKE_MONEY,
        words=lambda seen: take_money_words(seen.dossier),
        right=Right.SEE,
        way=Way.PAGE,
        page="money",
        main=OPEN,
        lies_ahead=lambda seen: seen.collects and has_money(seen.dossier),
    )
    SEE_MONEY = Row(
        key=Keys.TAKE_MONEY,
        words=lambda seen: see_money_words(seen.dossier),
        right=Right.SEE,
        way=Way.PAGE,
        page="money",
        lies_ahead=lambda seen: not seen.collects and has_money(seen.dossier),
    )
    AGENCIES = Row(
        key=Keys.AGENCIES,
        words=lambda seen: words.agency_step(next_part(seen.dossier)),
        right=Right.TRACK_AGENCIES,
        way=Way.FORM,
        kind=kinds.LEG_BEGUN,
        lies_ahead=lambda seen: next_part(seen.dossier) is not None,
    )
    CORRECT = Row(
        key=Keys.EDIT,
        words=QT_TRANSLATE_NOOP("steps", "Sửa hồ sơ"),
        right=Right.CORRECT,
        way=Way.FORM,
        kind=kinds.CORRECTED,
        lies_ahead=lambda seen: _may_amend(seen, kinds.CORRECTED),
    )
    VOID = Row(
        key=Keys.VOID,
        words=QT_TRANSLATE_NOOP("steps", "Hủy hồ sơ nhận nhầm"),
        right=Right.CORRECT,
        way=Way.FORM,
        kind=kinds.VOIDED,
        lies_ahead=lambda seen: _may_amend(seen, kinds.VOIDED),
    )
    ORIGINALS = Row(
        key=Keys.ORIGINALS,
        words=_originals_words,
        right=Right.RECEIVE,
        way=Way.FORM,
        kind=kinds.ORIGINALS_LENT,
        lies_ahead=lambda seen: (
            seen.dossier.may(kinds.ORIGINALS_LENT) or bool(seen.dossier.citizen.originals_here)
        ),
    )
    RATING = Row(
        key=Keys.RATING,
        words=QT_TRANSLATE_NOOP("steps", "Đánh giá của người dân"),
        right=Right.RETURN,
        way=Way.FORM,
        kind=kinds.RATED,
        lies_ahead=lambda seen: (
            seen.dossier.status is Status.RETURNED and seen.dossier.citizen.rating is None
        ),
    )
    COMPLAINT = Row(
        key=Keys.COMPLAINT,
        words=QT_TRANSLATE_NOOP("steps", "Ghi phản ánh, kiến nghị"),
        right=Right.SEE,
        way=Way.FORM,
        kind=kinds.COMPLAINT_NOTED,
    )
    PRINT = Row(
        key=Keys.PRINT,
        words=_print_words,
        short=QT_TRANSLATE_NOOP("steps", "In"),
        right=Right.PRINT,
        way=Way.PRINT,
        page=RECEIPT,
        main=frozenset(Status) - {Status.VOIDED},
        lies_ahead=lambda seen: seen.dossier.status is not Status.VOIDED,
    )
    SUPPLEMENT_ASKED = Row(
        key=Keys.SUPPLEMENT,
        words=QT_TRANSLATE_NOOP("steps", "Yêu cầu bổ sung"),
        right=Right.RELAY,
        way=Way.FORM,
        kind=kinds.SUPPLEMENT_ASKED,
    )
    OBLIGATION_ASKED = Row(
        key=Keys.OBLIGATION,
        words=QT_TRANSLATE_NOOP("steps", "Yêu cầu nghĩa vụ tài chính"),
        right=Right.RELAY,
        way=Way.FORM,
        kind=kinds.OBLIGATION_ASKED,
    )
    APOLOGY = Row(
        key=Keys.APOLOGY,
        words=QT_TRANSLATE_NOOP("steps", "Xin lỗi, hẹn lại ngày trả"),
        right=Right.RAISE,
        way=Way.FORM,
        kind=kinds.APOLOGISED,
        lies_ahead=lambda seen: may_apologise(seen.dossier, seen.now),
    )
    CHANGE_DUE = Row(
        key=Keys.CHANGE_DUE,
        words=QT_TRANSLATE_NOOP("steps", "Đổi hẹn trả"),
        right=Right.CHANGE_DUE,
        way=Way.FORM,
        kind=kinds.DUE_CHANGED,
        lies_ahead=_has_due,
    )
    REFUSE = Row(
        key=Keys.REFUSE,
        words=QT_TRANSLATE_NOOP("steps", "Từ chối giải quyết"),
        right=Right.END,
        way=Way.FORM,
        kind=kinds.REFUSED,
    )
    WITHDRAW = Row(
        key=Keys.WITHDRAW,
        words=QT_TRANSLATE_NOOP("steps", "Người nộp xin rút"),
        right=Right.RECEIVE,
        way=Way.FORM,
        kind=kinds.WITHDRAWN,
    )
    STOP = Row(
        key=Keys.STOP,
        words=QT_TRANSLATE_NOOP("steps", "Dừng giải quyết"),
        right=Right.END,
        way=Way.FORM,
        kind=kinds.STOPPED,
        main=frozenset({Status.WITHDRAWN}),
    )
    REMIND = Row(
        key=Keys.REMIND,
        words=QT_TRANSLATE_NOOP("steps", "Đôn đốc"),
        right=Right.REMIND,
        way=Way.FORM,
        kind=kinds.REMINDED,
        lies_ahead=lambda seen: seen.dossier.status in OPEN,
    )
    ASSIGN = Row(
        key=Keys.ASSIGN,
        words=QT_TRANSLATE_NOOP("steps", "Giao cho người khác"),
        right=Right.ASSIGN,
        way=Way.FORM,
        kind=kinds.ASSIGNED,
        lies_ahead=lambda seen: seen.dossier.status in OPEN,
    )
    RELEASE = Row(
        key=Keys.RELEASE,
        words=QT_TRANSLATE_NOOP("steps", "Thôi giao"),
        right=Right.ASSIGN,
        way=Way.FORM,
        kind=kinds.RELEASED,
        lies_ahead=lambda seen: seen.dossier.oversight.assignment is not None,
    )
    SCANS = Row(
        key=Keys.SCANS,
        words=QT_TRANSLATE_NOOP("steps", "Quét giấy tờ"),
        right=Right.SCAN,
        way=Way.PAGE,
        page="scans",
        lies_ahead=lambda _seen: True,  # what was scanned is looked at even when all is over
    )

    @property
    def row(self) -> Row:
        row: Row = self.value
        return row

    @property
    def key(self) -> Keys:
        return self.row.key
