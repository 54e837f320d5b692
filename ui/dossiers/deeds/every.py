"""What was done, in words: every kind of act about a dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.dossier import CollectorKind
from ui.dossiers import words
from ui.dossiers.deeds import (
    amending,
    back_office,
    elsewhere,
    hand_over,
    money,
    oversight,
    post,
    scans,
    steps,
    telling,
)
from ui.dossiers.deeds.lists import list_words
from ui.dossiers.deeds.said import Words, due_of, moment_of, text_of
from ui.dossiers.prints import Said
from ui.paper_desk import form_title
from ui.people import person_field

translate = QCoreApplication.translate

_PERSONS: Final = ("applicant", "authorised", "submitter", "event_subject")
_COLLECTORS: Final = frozenset(CollectorKind)


def said_of(kind: str, body: Body, at: datetime) -> Said:
    """Of an act made `at` a moment; of one that a newer program made, only that."""
    wording = _WORDS.get(kind)
    if wording is None:
        return Said(
            translate("deeds", "Việc của bản chương trình mới hơn"),
            (translate("deeds", "cập nhật chương trình để xem"),),
        )
    said = wording(body)
    return replace(said, details=(*said.details, list_words(kind, body, at)))


def _registered(body: Body) -> Said:
    return Said(
        translate("deeds", "Nộp trực tuyến qua {system}").format(system=text_of(body, "system")),
        (text_of(body, "code"), moment_of(text_of(body, "submitted_at"))),
    )


def _received(body: Body) -> Said:
    papers = body.get("papers")
    number = len(papers) if isinstance(papers, Sequence) else 0
    return Said(
        translate("deeds", "Tiếp nhận"),
        (
            translate("deeds", "{n} giấy tờ").format(n=number) if number else "",
            *(_unlike_card(body.get(whose)) for whose in _PERSONS),
        ),
    )


def _unlike_card(person: object) -> str:
    """Fields of a person that an officer meant otherwise than the scanned card says."""
    said = person.get("card_said") if isinstance(person, Mapping) else None
    words = ", ".join(filter(None, (person_field(field).lower() for field in said or ())))
    unlike = translate("deeds", "xác nhận ghi khác thẻ căn cước: {fields}")
    return unlike.format(fields=words) if words else ""


def _returned(body: Body) -> Said:
    kind, name = text_of(body, "kind"), text_of(body, "name")
    who = f"{name}, {words.collector_kind(CollectorKind(kind))}" if kind in _COLLECTORS else name
    return Said(
        translate("deeds", "Trả kết quả cho {who}").format(who=who),
        (amending.proof_of(body), text_of(body, "paper")),
    )


def _due_changed(body: Body) -> Said:
    dates = translate("deeds", "hẹn cũ {before}, hẹn mới {after}").format(
        before=moment_of(text_of(body, "before")), after=due_of(body)
    )
    return Said(translate("deeds", "Đổi hẹn trả"), (dates, text_of(body, "reason")))


def _opened(_body: Body) -> Said:
    return Said(translate("deeds", "Xem hồ sơ"))


def _unmasked(_body: Body) -> Said:
    return Said(translate("deeds", "Hiện số định danh"))


def _previewed(body: Body) -> Said:
    form = form_title(text_of(body, "form"))
    return Said(translate("deeds", "Xem trước {form}").format(form=form))


def _paper_forged(_body: Body) -> Said:
    """Of a dossier that is here, only a receipt that is not genuine is noted."""
    return Said(translate("deeds", "Quét một giấy không thật mang mã này"))


def _print_ended(body: Body) -> Said:
    """Of a job whose hand-over has not arrived here."""
    failed = bool(text_of(body, "reason"))
    return Said(
        translate("deeds", "Không in được") if failed else translate("deeds", "In xong"),
    )


def _external_code(body: Body) -> Said:
    system, code = text_of(body, "system"), text_of(body, "code")
    if not code:
        return Said(translate("deeds", "Bỏ mã của hệ thống khác"), (system,))
    return Said(translate("deeds", "Ghi mã của hệ thống khác"), (system, code))


_WORDS: Final[Words] = {
    **elsewhere.WORDS,
    **post.WORDS,
    **hand_over.WORDS,
    **steps.WORDS,
    **telling.WORDS,
    **money.WORDS,
    **amending.WORDS,
    **oversight.WORDS,
    kinds.REGISTERED: _registered,
    **scans.WORDS,
    kinds.RECEIVED: _received,
    **back_office.WORDS,
    kinds.RETURNED: _returned,
    kinds.DUE_CHANGED: _due_changed,
    kinds.EXTERNAL_CODE_NOTED: _external_code,
    kinds.PRINT_FINISHED: _print_ended,
    kinds.PRINT_FAILED: _print_ended,
    kinds.OPENED: _opened,
    kinds.UNMASKED: _unmasked,
    kinds.PREVIEWED: _previewed,
    kinds.PAPER_PROVEN: _paper_forged,
}
