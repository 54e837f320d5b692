"""Words the label of a dossier's folder."""

import re
from typing import Final

from desk_app.documents.office import listed
from desk_app.documents.office.folder_label import FolderLabel
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.people.person import Person

_NOT_PROMISED: Final = "chưa hẹn ngày"
_GIVEN_AND_FAMILY: Final = 2  # syllables
_CALLED_BY: Final = 2  # syllables
_TWO_LINES: Final = 28  # letters of a body's name beside the QR
_ONE_LINE: Final = 16  # where the label says that it has no value
_CUT: Final = "…"


def _short_forms(*usual: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{words}\b", re.IGNORECASE), short) for words, short in usual)


_WHAT_IT_IS: Final = _short_forms(  # longer ones first
    ("trách nhiệm hữu hạn", "TNHH"),
    ("một thành viên", "MTV"),
    ("công ty cổ phần", "CTCP"),
    ("công ty", "CTY"),
    ("doanh nghiệp tư nhân", "DNTN"),
    ("hợp tác xã", "HTX"),
    ("hộ kinh doanh", "HKD"),
    ("chi nhánh", "CN"),
    ("văn phòng đại diện", "VPĐD"),
    ("ủy ban nhân dân", "UBND"),
)
_WHAT_IT_DOES: Final = _short_forms(
    ("xuất nhập khẩu", "XNK"),
    ("thương mại", "TM"),
    ("dịch vụ", "DV"),
    ("sản xuất", "SX"),
    ("xây dựng", "XD"),
    ("đầu tư", "ĐT"),
)


def folder_label_of(
    dossier: Dossier,
    facts: DeskFacts,
    department: str,
    bag: str,
    shown: ShownDue | None = None,
) -> FolderLabel:
    """Args:
    bag: Which of how many, "1/2"; empty where there is only one.
    shown: The due moment as the office shows it; None: exactly.
    """
    due = shown or (ShownDue(dossier.due.at) if dossier.due.at else None)
    return FolderLabel(
        code=str(dossier.code),
        applicant=shelf_name(dossier.applicant, _ONE_LINE if facts.trial else _TWO_LINES),
        procedure=dossier.procedure.name,
        received=_moment(ShownDue(dossier.received_at)),
        due=_moment(due) if due else _NOT_PROMISED,
        department=department,
        bag=bag,
        trial=facts.trial,
    )


def shelf_name(person: Person, room: int = _TWO_LINES) -> str:
    """ "Nguyễn Thị Lan" is "NGUYỄN T. LAN"; of a body what tells it from others is in sight.

    Empty where no name is known.

    Args:
        room: For letters of a body's name.
    """
    if not listed.is_citizen(person):
        return _shortened(person.name, room)
    parts = person.name.upper().split()
    if len(parts) < _GIVEN_AND_FAMILY:
        return "".join(parts)
    first, *middle = parts
    return " ".join([first, *(f"{part[0]}." for part in middle[:-1]), middle[-1]])


def _shortened(name: str, room: int) -> str:
    """ "Công ty Cổ phần Đầu tư và Xây dựng Minh Phát" is "CTCP Đầu tư và XD Minh Phát".

    What it is called by stands at the end: the middle goes, where the usual short forms of what
    it is, and then of what it does, are not short enough.
    """
    for pattern, short in _WHAT_IT_IS:
        name = pattern.sub(short, name)
    for pattern, short in _WHAT_IT_DOES:
        if len(name) > room:
            name = pattern.sub(short, name)
    return name if len(name) <= room else _without_middle(name.split(), room)


def _without_middle(words: list[str], room: int) -> str:
    first, *others = words
    if not others:
        return first
    end = [others.pop()]
    begin = [first]
    while others:  # the end grows first: two syllables of it name the body
        from_end = len(end) < _CALLED_BY or len(" ".join(end)) <= len(" ".join(begin))
        word = others.pop(-1 if from_end else 0)
        if len(" ".join([*begin, _CUT, *end, word])) > room:
            break
        if from_end:
            end.insert(0, word)
        else:
            begin.append(word)
    return " ".join([*begin, _CUT, *end])


def _moment(shown: ShownDue) -> str:
    """As in "26/11/2026 09:15"; the day alone where only that is shown."""
    local = shown.moment.astimezone(OFFICE_TIME)
    return f"{local:%d/%m/%Y}" if shown.whole_day else f"{local:%d/%m/%Y %H:%M}"
