"""A dossier worded for its page: facts, warning, papers and prints."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from db.queries.timeline import Deed, DossierView
from desk_app.documents.due_in_words import due_in_words
from desk_app.documents.kinds import OF_WHAT_IS_RECEIVED
from desk_app.domain.acts import kinds
from desk_app.domain.acts.fold import Folded
from desk_app.domain.acts.prints import NOT_WANTED, PrintJob, PrintState
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.elsewhere import Progress
from desk_app.domain.handling.flow import Status
from desk_app.domain.handling.telling import CitizenNotice
from desk_app.domain.money.till.owed import left_of, unsettled
from desk_app.domain.office_time import office_date
from desk_app.domain.people.person import IdKind, Person
from desk_app.domain.people.phone import grouped_phone
from ui import formats
from ui.dossiers import custody, words
from ui.dossiers.deeds.elsewhere import progress_words
from ui.dossiers.deeds.said import text_of
from ui.dossiers.fees import astray_words, fee_lines, fee_words
from ui.dossiers.notices import notices_of
from ui.dossiers.portals import decision_words, portal_warning, refused_by
from ui.dossiers.post_words import post_words
from ui.dossiers.words import Wording
from ui.formats import BadgeFact
from ui.paper_desk import form_title
from ui.people import scope_words
from ui.screens.dossier.ahead import RECEIPT

translate = QCoreApplication.translate

_NONE = "–"
_GIVEN_OUT = frozenset({kinds.RETURNED, kinds.DELIVERED})
_NOTICES = 2  # the last that are shown; the course has all


@dataclass(frozen=True, slots=True)
class FactLine:
    """A caption and its value, over one or more of the four columns."""

    caption: str
    value: str
    strong: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFacts:
    code: str
    badges: Sequence[BadgeFact]
    procedure: str  # in full, with its case
    procedure_code: str
    lines: Sequence[FactLine]  # in reading order, four columns


@dataclass(frozen=True, slots=True)
class PrintLine:
    form: str
    name: str
    state: str
    again: bool = False  # offers to print it again
    first: bool = False  # it was never printed
    look: bool = False  # in doubt, or failed


@dataclass(frozen=True, slots=True)
class PaperLine:
    name: str
    kind: str  # "1 bản chính"


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What was printed, what is paid for, what was handed in."""

    prints: Sequence[PrintLine] = ()
    fees: Sequence[tuple[str, int | str]] = ()  # name, đồng or words where nobody knows
    handed_in: Sequence[PaperLine] = ()


def facts_of(
    dossier: Dossier, wording: Wording, number: str, deeds: Sequence[Deed] = ()
) -> DossierFacts:
    """Args:
    number: The ID number in full when the officer asked for it; "" shows it masked.
    deeds: Its whole course; one of them says why the result went out unpaid.
    """
    chosen = dossier.procedure
    case = f" – {chosen.case}" if chosen.case else ""
    return DossierFacts(
        code=str(dossier.code),
        badges=_badges(dossier, wording),
        procedure=f"{chosen.name}{case}",
        procedure_code=chosen.code,
        lines=(*_astray(dossier), *_unpaid(dossier, deeds), *_lines(dossier, number)),
    )


def warning_of(folded: Folded) -> tuple[str, str] | None:
    """Title and words of what speaks against working on with this dossier."""
    if folded.read_only:
        return (
            translate("facts", "Chỉ xem được:"),
            translate("facts", "có việc của bản chương trình mới hơn, cập nhật rồi xử lý tiếp."),
        )
    if folded.disagreements:
        return (
            translate("facts", "{n} việc không khớp:").format(n=len(folded.disagreements)),
            translate("facts", "hai quầy đã làm khác nhau, lãnh đạo so hai bên rồi quyết định."),
        )
    refused = refused_by(folded.dossier) if folded.dossier is not None else ()
    return portal_warning(refused[-1]) if refused else None


def papers_of(
    dossier: Dossier, view: DossierView, *, may_print: bool, changed: Collection[str] = ()
) -> Papers:
    """Args:
    changed: Forms whose paper, as given out, no longer says what the dossier says.
    """
    letters = notices_of(dossier)
    forms = dict.fromkeys([RECEIPT, *(job.form for job in view.prints), *letters])
    voided = dossier.status is Status.VOIDED
    lines = (
        _print_line(
            form,
            _prints(view, form, letters.get(form)),
            may_print and not (voided and form in OF_WHAT_IS_RECEIVED),
        )
        for form in forms
    )
    return Papers(
        prints=tuple(_overtaken(line) if line.form in changed else line for line in lines),
        fees=fee_lines(dossier),
        handed_in=tuple(
            PaperLine(paper.name, f"{paper.count} {words.paper_kind(paper.kind)}")
            for paper in dossier.papers
        ),
    )


def _prints(view: DossierView, form: str, since: datetime | None) -> Sequence[PrintJob]:
    """Args:
    since: When the act was made that the paper is about; those before are of another act.
    """
    jobs = [job for job in view.prints if job.form == form]
    return jobs if since is None else [job for job in jobs if job.at >= since]


def _badges(dossier: Dossier, wording: Wording) -> Sequence[BadgeFact]:
    due = wording.badge(dossier.expected_at, dossier.status)
    if dossier.status is Status.RESULT_BACK and due != formats.result_badge():
        return due, formats.result_badge()
    return (due,)


def _lines(dossier: Dossier, number: str) -> Sequence[FactLine]:
    person = dossier.applicant
    shown = formats.personal_number(number) if number else _masked(person.id_number)
    due = formats.moment(dossier.due.at) if dossier.due.at else _NONE
    lines = [
        FactLine(translate("facts", "Chủ hồ sơ"), person.name, strong=True),
        FactLine(_id_caption(person.id_kind), shown, strong=bool(number)),
        FactLine(translate("facts", "Ngày sinh"), words.birth(person.birth)),
        FactLine(
            translate("facts", "Điện thoại"), grouped_phone(person.phone) if person.phone else _NONE
        ),
        FactLine(translate("facts", "Tiếp nhận"), formats.moment(dossier.received_at)),
        FactLine(translate("facts", "Hẹn trả"), due, strong=True),
        FactLine(translate("facts", "Lệ phí"), fee_words(dossier)),
        FactLine(translate("facts", "Nhận kết quả"), words.return_way(dossier.return_way)),
        FactLine(translate("facts", "Đang ở"), words.place(dossier.status, dossier.papers_at)),
        FactLine(translate("facts", "Kênh nộp"), words.channel(dossier.channel)),
        FactLine(translate("facts", "Địa chỉ"), person.address or _NONE, columns=2),
    ]
    if dossier.visit_wait is not None:
        caption = translate("facts", "Hàng chờ")
        lines.append(FactLine(caption, words.visit_wait(dossier.visit_wait), columns=2))
    lines += _by_post(dossier)
    lines += _arranged(dossier)
    if dossier.trail:
        caption = translate("facts", "Giấy tờ")
        lines.append(FactLine(caption, custody.trail_words(dossier.trail), columns=4))
    lines.append(FactLine(translate("facts", "Cách tính hẹn"), _counting(dossier), columns=4))
    if dossier.decision is not None:
        said = decision_words(dossier.decision)
        lines.append(FactLine(translate("facts", "Kết quả"), said, columns=4))
    lines += [FactLine(code.system, code.code, columns=2) for code in dossier.external_codes]
    lines += [
        FactLine(words.notice_about(told.about), _told(told), columns=2)
        for told in dossier.notices[-_NOTICES:]
    ]
    return [*lines, *_agencies(dossier), *_others(dossier)]


def _counting(dossier: Dossier) -> str:
    waits = dossier.status is Status.SUPPLEMENT and dossier.supplements
    return due_in_words(dossier.due, dossier.supplements[-1].model if waits else None)


def _astray(dossier: Dossier) -> Iterator[FactLine]:
    """Money that was taken or paid out too much."""
    if said := astray_words(dossier):
        yield FactLine(translate("facts", "Thu, chi thừa"), said, strong=True, columns=4)


def _unpaid(dossier: Dossier, deeds: Sequence[Deed]) -> Iterator[FactLine]:
    """The result is with the citizen and its fees are not taken: how much, and why."""
    if dossier.status is not Status.RETURNED or not unsettled(dossier):
        return
    left = left_of(dossier)
    said = translate("facts", "Đã trả, chưa thu {sum}").format(sum=formats.money(left))
    if not left:
        said = translate("facts", "Đã trả, còn khoản chưa rõ số tiền")
    given = [deed.body.get("unpaid") for deed in deeds if deed.kind in _GIVEN_OUT]
    last = given[-1] if given else None
    if isinstance(last, Mapping) and (reason := text_of(last, "reason")):
        said = translate("facts", "{said} – lý do: {reason}").format(said=said, reason=reason)
    yield FactLine(translate("facts", "Còn phải thu"), said, strong=True, columns=4)


def _arranged(dossier: Dossier) -> Iterator[FactLine]:
    """Who sees to it when a leader gave it to them, and the last time somebody was urged."""
    side = dossier.oversight
    if side.assignment is not None:
        yield FactLine(translate("facts", "Phụ trách"), side.assignment.name, columns=2)
    if side.reminders:
        last = side.reminders[-1]
        said = translate("facts", "{whom}, trả lời trước {until}").format(
            whom=last.whom, until=formats.moment(last.reply_by)
        )
        yield FactLine(translate("facts", "Đôn đốc"), said, columns=2)


def _told(told: CitizenNotice) -> str:
    """As in "gọi điện, đã báo được, 09:15, 25/11/2026"."""
    at = formats.moment(told.outcome_at or told.at)
    return f"{words.notice_way(told.way)}, {words.notice_outcome(told.outcome)}, {at}"


def _agencies(dossier: Dossier) -> Iterator[FactLine]:
    """The competent unit and each leg with its own date; the appointment is the whole."""
    if (there := dossier.competence) is not None:
        arrived = translate("facts", "chưa báo nhận")
        if there.has_it_at is not None:
            moment = formats.moment(there.has_it_at)
            arrived = translate("facts", "nhận lúc {moment}").format(moment=moment)
        caption = translate("facts", "Cơ quan giải quyết")
        said = ", ".join(filter(None, (there.unit, arrived, _last_word(dossier, None))))
        yield FactLine(caption, said, columns=4)
    for number, leg in enumerate(dossier.legs, start=1):
        ends = formats.moment(leg.due.at) if leg.due.at else _NONE
        caption = translate("facts", "Chặng {n}").format(n=number)
        said = translate("facts", "{agency}, đến {ends}, {state}")
        shown = said.format(agency=leg.agency, ends=ends, state=words.leg_state(leg))
        told = _last_word(dossier, number - 1) if leg.runs else ""
        yield FactLine(caption, ", ".join(filter(None, (shown, told))), columns=2)
    if (origin := dossier.origin) is not None:
        said = translate("facts", "{unit}, mã {code}").format(
            unit=origin.unit_name, code=origin.code
        )
        if origin.leg is not None:
            said += translate("facts", ", chặng {n} của hồ sơ liên thông").format(n=origin.leg + 1)
        told = _last_word(dossier, None) if dossier.competence is None else ""
        said = ", ".join(filter(None, (said, told)))
        yield FactLine(translate("facts", "Nơi chuyển đến"), said, columns=4)


def _last_word(dossier: Dossier, leg: int | None) -> str:
    """What the unit elsewhere did last, after it had it; empty where the rest says it all."""
    told = [each for each in dossier.tidings if each.leg == leg]
    if not told or told[-1].what is Progress.RECEIVED:
        return ""
    reason = f" ({told[-1].words})" if told[-1].words else ""
    return progress_words(told[-1].what) + reason


def _by_post(dossier: Dossier) -> Iterator[FactLine]:
    """What the post brought, and where it is with the result."""
    if dossier.post.came_as:
        yield FactLine(translate("facts", "Bưu gửi đến"), dossier.post.came_as, columns=2)
    if said := post_words(dossier.post):
        caption = translate("facts", "Trả qua bưu chính")
        yield FactLine(caption, said[:1].upper() + said[1:], columns=2)


def _others(dossier: Dossier) -> Iterator[FactLine]:
    """The persons besides the owner; each only where there is one, numbers masked."""
    if representative := dossier.applicant.representative:
        yield FactLine(translate("facts", "Người đại diện"), representative, columns=4)
    if dossier.authorised is not None:
        caption = translate("facts", "Người được ủy quyền")
        said = [_named(dossier.authorised), dossier.authorisation]
        if dossier.authority is not None:
            said.append(scope_words(dossier.authority.scope).lower())
        yield FactLine(caption, ", ".join(filter(None, said)), columns=4)
    if dossier.submitter is not None:
        caption = translate("facts", "Người nộp thay")
        yield FactLine(caption, _named(dossier.submitter), columns=2)
    if dossier.event_subject is not None:
        subject = dossier.event_subject
        born = translate("facts", "sinh {birth}").format(birth=words.birth(subject.birth))
        said = [_named(subject), born if subject.birth else ""]
        caption = translate("facts", "Đối tượng của hồ sơ")
        yield FactLine(caption, ", ".join(filter(None, said)), columns=2)


def _named(person: Person) -> str:
    """A name with the number that tells it from another, masked."""
    if not person.id_number:
        return person.name
    return f"{person.name}, {_masked(person.id_number)}"


def _masked(number: str) -> str:
    return formats.masked_number(number) if number else _NONE


def _id_caption(kind: IdKind) -> str:
    return {
        IdKind.PERSONAL_NUMBER: translate("facts", "Số định danh"),
        IdKind.OLD_ID: translate("facts", "Số CMND"),
        IdKind.PASSPORT: translate("facts", "Số hộ chiếu"),
        IdKind.TAX_NUMBER: translate("facts", "Mã số thuế"),
        IdKind.OTHER: translate("facts", "Số giấy tờ"),
    }[kind]


def _print_line(form: str, jobs: Sequence[PrintJob], may_print: bool) -> PrintLine:
    name = form_title(form)
    if not jobs:
        letter = may_print and form != RECEIPT  # the receipt has a button of its own
        return PrintLine(form, name, translate("facts", "chưa in"), again=letter, first=True)
    last = jobs[-1]
    match last.state:
        case PrintState.POSTPONED:
            return PrintLine(form, name, translate("facts", "để in sau"), again=may_print)
        case PrintState.HANDED_OVER:
            doubt = translate("facts", "không rõ đã in chưa")
            return PrintLine(form, name, doubt, again=may_print, look=True)
        case PrintState.FAILED if last.reason == NOT_WANTED:
            return PrintLine(form, name, translate("facts", "không cần in"), again=may_print)
        case PrintState.FAILED:
            failed = translate("facts", "không in được")
            return PrintLine(form, name, failed, again=may_print, look=True)
        case PrintState.FINISHED:
            return PrintLine(form, name, _printed(last), again=may_print and form != RECEIPT)


def _overtaken(line: PrintLine) -> PrintLine:
    said = translate("facts", "{state}; hồ sơ đã đổi sau bản này").format(state=line.state)
    return replace(line, state=said, look=True)


def _printed(job: PrintJob) -> str:
    parts = []
    if job.reissue:
        parts.append(translate("facts", "cấp lại lần {n}").format(n=job.reissue))
    if job.reprint:
        parts.append(translate("facts", "in lại lần {n}").format(n=job.reprint))
    if not parts:
        parts.append(translate("facts", "{n} bản").format(n=job.copies))
    return ", ".join((*parts, _short(job.at)))


def _short(at: datetime) -> str:
    return f"{formats.clock(at)} {formats.short_day(office_date(at))}"
