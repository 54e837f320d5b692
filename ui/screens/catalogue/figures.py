"""How many procedures there are, in lines: by level and by flag; and what changed in a time."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from db.queries.catalogue_figures import CatalogueChanges, CatalogueFigures
from desk_app.documents.public.in_words import FLAGS, LEVELS
from ui.screens.catalogue.state import Figure

translate = QCoreApplication.translate


def figures_of(
    counted: CatalogueFigures, changes: CatalogueChanges
) -> Mapping[str, Sequence[Figure]]:
    """The lines of each group. Those of the lead levels add up to the total."""
    total = counted.total

    def line(name: str, count: int, note: str = "") -> Figure:
        return Figure(name, count, count / total if total else 0.0, note)

    listed = [line(words, counted.listed[level]) for level, words in LEVELS.items()]
    listed.append(line(translate("catalogue", "Chưa có dữ liệu về cấp"), counted.without_level))
    done = [line(words, counted.done_at[level]) for level, words in LEVELS.items()]
    done.append(
        line(
            translate("catalogue", "Chung 2–3 cấp"),
            counted.shared,
            translate("catalogue", "đã tính ở mỗi cấp nơi thủ tục được thực hiện"),
        )
    )
    flags = [line(words, counted.flags[flag]) for flag, words in FLAGS.items()]
    flags.append(line(translate("catalogue", "Rút ngắn thời hạn"), counted.shortened))
    return {
        translate("catalogue", "Tổng số"): [
            line(translate("catalogue", "Thủ tục đang có hiệu lực"), total)
        ],
        translate("catalogue", "Theo cấp chính (cộng lại bằng tổng số)"): listed,
        translate("catalogue", "Thực hiện ở cấp"): done,
        translate("catalogue", "Đặc điểm"): flags,
        translate("catalogue", "Thay đổi trong thời gian trên"): [
            Figure(translate("catalogue", "Quyết định công bố"), changes.decisions, None),
            Figure(translate("catalogue", "Thủ tục mới"), changes.added, None),
            Figure(translate("catalogue", "Sửa đổi, bổ sung"), changes.changed, None),
            Figure(translate("catalogue", "Bãi bỏ"), changes.abolished, None),
        ],
    }
