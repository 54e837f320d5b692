"""What is said of money that was taken."""

from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.moves import Collection
from ui import formats
from ui.texts import Notice

translate = QCoreApplication.translate


def told_taken(taken: Collection, dossier: Dossier) -> Notice:
    said = translate("money", "Đã thu {sum} của {name}, phiếu thu {number}.").format(
        sum=formats.money(taken.total), name=dossier.applicant.name, number=taken.number.padded
    )
    more = ""
    if taken.change:
        more = translate("money", "Trả lại {sum}.").format(sum=formats.money(taken.change))
    elif taken.too_much:
        extra = translate("money", "Nộp thừa {sum}, phải hoàn.")
        more = extra.format(sum=formats.money(taken.too_much))
    return Notice(said, more, done=True)
