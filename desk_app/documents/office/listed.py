"""What the office's lists have in common: their numbers, codes in two halves, short moments."""

from datetime import date
from typing import Final

from desk_app.domain.codes.list_number import ListNumber
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.people.person import ApplicantKind, Person

ONE_STOP: Final = "Bộ phận Một cửa"
NOTHING: Final = "–"
FEE_KINDS: Final = {  # in the order of the papers
    FeeKind.FEE: "Phí",
    FeeKind.LEVY: "Lệ phí",
    FeeKind.PRICE: "Giá dịch vụ",
    FeeKind.UNSTATED: "Khoản thu khác",
}


def list_number(letters: str, day: date, number: int) -> str:
    """As in "BG-261120-03": in words, and in the QR of the list."""
    return str(ListNumber(letters, day, number))


def paper_number(number: int, form: str, series: PaperSeries) -> str:
    """As in "03/BBBG-TTPVHCC". Raises KeyError for a form without a series: our bug."""
    return f"{number:02}/{series.suffixes[form]}"


def code_halves(code: str) -> tuple[str, str]:
    """ "H13.45.12-261120-0015" is "H13.45.12-261120-" and "0015"."""
    start, dash, serial = code.rpartition("-")
    return start + dash, serial


def day_and_time(shown: ShownDue, year: int) -> str:
    """As in "20/11" above "09:15"; the year between them where it is not that of the list."""
    local = shown.moment.astimezone(OFFICE_TIME)
    lines = [f"{local:%d/%m}"]
    if local.year != year:
        lines.append(str(local.year))
    if not shown.whole_day:
        lines.append(f"{local:%H:%M}")
    return "\n".join(lines)


def grouped(number: int) -> str:
    """As in "150.000", in a column whose head says what is counted."""
    return f"{number:,}".replace(",", ".")


def is_citizen(person: Person) -> bool:
    return person.kind is ApplicantKind.CITIZEN
