"""How many procedures there are: by level, by flag, by what can be done online."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from db.queries.catalogue import CatalogueRow
from desk_app.documents.public.in_words import FLAGS, LEVELS, ONLINE
from ui.screens.catalogue.state import Figure

translate = QCoreApplication.translate


def figures_of(rows: Sequence[CatalogueRow]) -> Mapping[str, Sequence[Figure]]:
    """Every procedure counts once in "Tất cả", and in each level and flag it has."""
    total = len(rows)

    def figure(name: str, count: int, note: str = "") -> Figure:
        return Figure(name, count, count / total if total else 0.0, note)

    shared = sum(len(row.levels) > 1 for row in rows)
    by_level = [
        figure(words, sum(level in row.levels for row in rows)) for level, words in LEVELS.items()
    ]
    by_level.append(
        figure(
            translate("catalogue", "Chung nhiều cấp"),
            shared,
            translate("catalogue", "đã tính ở mỗi cấp, chỉ tính một lần trong tổng"),
        )
    )
    by_level.append(
        figure(
            translate("catalogue", "Chưa có dữ liệu về cấp"),
            sum(not row.levels for row in rows),
        )
    )
    by_flag = [
        figure(words, sum(flag in row.flags for row in rows)) for flag, words in FLAGS.items()
    ]
    by_flag.append(
        figure(translate("catalogue", "Rút ngắn thời hạn"), sum(row.shortened for row in rows))
    )
    online = [
        figure(words, sum(row.online is level for row in rows)) for level, words in ONLINE.items()
    ]
    return {
        translate("catalogue", "Tổng số"): [
            figure(translate("catalogue", "Thủ tục đang có hiệu lực"), total)
        ],
        translate("catalogue", "Cấp thực hiện"): by_level,
        translate("catalogue", "Đặc điểm"): by_flag,
        translate("catalogue", "Dịch vụ công trực tuyến"): online,
    }
