"""Words Mẫu 01 for a dossier. The snapshot stored with it is printed, never today's catalogue."""

from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.receipt import AuthorisedPerson, ListedPaper, Receipt
from desk_app.documents.series import the_series
from desk_app.domain.codes.paper_number import RECEIPT, PaperSeries
from desk_app.domain.dossier import Dossier, PaperKind, ReturnWay
from desk_app.domain.ids import DeskId
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.fees import FeeMoment
from desk_app.domain.office import DeskFacts, UnitFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.people.person import ApplicantKind, Person

NO_DUE: Final = "khi có thông báo của cơ quan giải quyết"
PAPER_KINDS: Final = {
    PaperKind.ORIGINAL: "Bản chính",
    PaperKind.CERTIFIED: "Bản sao chứng thực",
    PaperKind.COPY: "Bản chụp",
    PaperKind.ELECTRONIC: "Điện tử",
}
WHO_COMES: Final = "Người đến nhận kết quả"
SENT: Final = {
    ReturnWay.POST: "Nhân viên bưu chính giao kết quả tận nơi; muốn đổi địa chỉ hoặc cách nhận, "
    "báo nơi tiếp nhận trước khi có kết quả",
    ReturnWay.ELECTRONIC: "Xem và tải kết quả bằng tài khoản định danh điện tử (VNeID) của chủ hồ "
    "sơ; muốn đổi cách nhận, báo nơi tiếp nhận trước khi có kết quả",
}
_WITH_RESULT: Final = "thu khi trả kết quả"
_NOT_KNOWN: Final = "theo mức quy định, báo trước khi thu"


def receipt_of(
    dossier: Dossier,
    facts: DeskFacts,
    reprint: str = "",
    shown: ShownDue | None = None,
    series: PaperSeries | None = None,
    qr: str = "",
) -> Receipt:
    """Word the receipt of `dossier`, as it was received.

    Args:
        shown: The due moment as the office shows it; None: exactly.
        reprint: `wording.reprint_words`, when it was printed before.
        series: What stands behind the number; None: as shipped with the program.
        qr: What the QR says, the code first; empty: the bare code.

    Legal: [reception.receipt]
    """
    unit = facts.unit
    return Receipt(
        letterhead=letterhead_of(unit),
        number=_number(dossier, series or the_series(unit)),
        code=str(dossier.code),
        qr=qr or str(dossier.code),
        place_date=w.place_date(unit.place, office_date(dossier.received_at)),
        unit_name=unit.full_name,
        applicant=dossier.applicant.name,
        id_number=dossier.applicant.id_number,
        address=dossier.applicant.address,
        phone=w.phone_words(dossier.applicant.phone),
        email=dossier.applicant.email,
        authorised=_authorised(dossier),
        request=dossier.procedure.name,
        procedure=dossier.procedure.code,
        papers=tuple(
            ListedPaper(name=p.name, kind=PAPER_KINDS[p.kind], count=w.count_words(p.count))
            for p in dossier.papers
        ),
        sets=w.count_words(1),
        limit=w.limit_words(dossier.due.limit),
        received=w.moment_words(dossier.received_at),
        due=NO_DUE if dossier.due.at is None else w.due_words(shown or ShownDue(dossier.due.at)),
        return_place=return_place_of(dossier, unit, _sent_to(dossier)),
        submitter=_submitter(dossier.hands_in),
        officer=w.personal_name(dossier.officer_name),
        fee=fee_of(dossier),
        hotline=w.phone_words(unit.phone),
        who_comes=who_comes(dossier),
        sent=sent_words(dossier),
        trial=facts.trial,
        reprint=reprint,
    )


def counter_of(facts: DeskFacts, desk: DeskId) -> str:
    """ "Quầy 2, Trung tâm …"; the names of other desks are not known here and left out."""
    unit = facts.unit.full_name
    return f"{facts.desk_name}, {unit}" if desk == facts.desk else unit


def return_place_of(dossier: Dossier, unit: UnitFacts, sent_to: str = "") -> str:
    """ "Quầy trả kết quả, Trung tâm …": any desk of the unit that hands results out.

    Args:
        sent_to: Behind the post: ", theo địa chỉ nêu trên".
    """
    match dossier.return_way:
        case ReturnWay.COUNTER:
            return f"Quầy trả kết quả, {unit.full_name}"
        case ReturnWay.POST:  # forms of before say below what who comes brings, whatever the way
            return f"nhà, qua dịch vụ bưu chính công ích{sent_to}; không phải đến nhận"
        case ReturnWay.ELECTRONIC:
            return "Cổng Dịch vụ công quốc gia (bản điện tử); không phải đến nhận"


def who_comes(dossier: Dossier) -> str:
    """Behind it the form says what they bring along; empty where nobody has to come."""
    return WHO_COMES if dossier.return_way is ReturnWay.COUNTER else ""


def sent_words(dossier: Dossier) -> str:
    """How a result that is sent reaches its receiver; empty where somebody comes for it."""
    return SENT.get(dossier.return_way, "")


def letterhead_of(unit: UnitFacts) -> Letterhead:
    return Letterhead(parent=tuple(unit.parent_line.splitlines()), unit=tuple(unit.unit_lines))


def fee_of(dossier: Dossier) -> str:
    """The sum to pay, and what of it is paid with the result: the rest is paid at receiving.

    What is not known is no 0, and no line at all is nothing known: whoever reads that will hear the
    sum before they pay it. What the catalogue lacks is the office's affair, not theirs.
    """
    if not dossier.fees and not dossier.unpriced_after:
        return _NOT_KNOWN
    known = _sum_words(dossier)
    if not dossier.unpriced_fees:
        return known
    names = [
        f"{name} ({_WITH_RESULT})" if name in dossier.unpriced_after else name
        for name in dossier.unpriced_fees
    ]
    unknown = f"{', '.join(names)}: {_NOT_KNOWN}"
    return f"{known}; {unknown}" if dossier.fees else unknown


def _sum_words(dossier: Dossier) -> str:
    total = dossier.fee_total
    after = sum(fee.amount for fee in dossier.fees if fee.moment is FeeMoment.AFTER)
    if not total:
        return "không thu"
    if not after:
        return w.money_words(total)
    if after == total:
        return f"{w.money_words(total)}, {_WITH_RESULT}"
    return f"{w.money_words(total)}, trong đó {w.money_words(after)} {_WITH_RESULT}"


def _number(dossier: Dossier, series: PaperSeries) -> str:
    """The serial of the code: a receipt has no number series of its own."""
    serial = f"{dossier.code.serial:0{dossier.code.serial_width}}"
    return f"{serial}/{series.suffixes[RECEIPT]}"


def _authorised(dossier: Dossier) -> AuthorisedPerson | None:
    person = dossier.authorised
    if person is None:
        return None
    return AuthorisedPerson(
        name=person.name,
        address=person.address,
        id_number=person.id_number,
        phone=w.phone_words(person.phone),
        email=person.email,
        paper=dossier.authorisation,
    )


def _sent_to(dossier: Dossier) -> str:
    """Of two addresses above it says which; none is promised where the receiver has none."""
    receiver = dossier.may_collect or dossier.applicant
    if not receiver.address:
        return ""
    whose = f" của {receiver.name}" if dossier.authorised is not None else ""
    return f", theo địa chỉ nêu trên{whose}"


def _submitter(person: Person) -> str:
    """Nobody's name is put under the signature of a body: whoever signs for it writes it."""
    return w.personal_name(person.name) if person.kind is ApplicantKind.CITIZEN else ""
