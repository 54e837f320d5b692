"""Which version is at work, what newer one there is, and the way back."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.releases.standing import Aside
from desk_app.services.updating.offered import OfferedUpdate, ProgramFacts, WayBack
from ui.formats import megabytes
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.program.part import ProgramState
from ui.shortcuts import Keys
from ui.texts import notice
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Rule
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, row

translate = QCoreApplication.translate


class ProgramCard(Section):
    update_asked = Signal()
    back_asked = Signal()
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.own = Fact(translate("settings", "Bản đang dùng"), "…", strong=True)
        self.update_now = Button(translate("settings", "Cập nhật…"), Kind.PRIMARY, key=Keys.CONFIRM)
        self._status = Label("", "button_small", wrap=True)
        self._advice = Label("", "small", tone="text2", wrap=True)
        self._news = Label("", "cell", wrap=True)
        self.before = Fact(translate("settings", "Bản trước"), "…", strong=True)
        self.back = Button(translate("settings", "Quay lại bản trước…")).sized("button_wide")
        self.bring = Button(translate("settings", "Nạp tệp cập nhật…")).sized("button_wide")
        self._beside_file = reason()
        super().__init__(
            translate("settings", "Chương trình"),
            translate(
                "settings",
                "Bản mới tự về qua trung tâm, sau hồ sơ và giấy tờ; chỉ nhận bản do nhà làm chương "
                "trình ký. Không bao giờ đổi giữa lúc có khách.",
            ),
            row(self.own, REST, self.update_now, edge=("none", "s")),
            column(self._status, self._advice, self._news, gap="xs"),
            "xs",
            Rule(),
            row(self.before, REST, self.back, edge=("none", "s")),
            row((self._beside_file, 1), REST, self.bring),
            REST,
        )
        self.setParent(parent)
        self.update_now.clicked.connect(self.update_asked)
        self.back.clicked.connect(self.back_asked)
        self.bring.clicked.connect(self.file_asked)

    def render_state(self, state: ProgramState) -> None:
        facts = state.facts
        offered = facts.offered if facts is not None else None
        whole = offered is not None and offered.whole
        self.own.set_value(facts.version if facts is not None else "…")
        title, advice, tone = _said(facts)
        self._status.setText(title)
        self._status.set_tone(tone)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        news = offered.news if offered is not None and whole else ()
        self._news.setText("\n".join(f"•  {line}" for line in news[:_MOST_NEWS]))
        self._news.setVisible(bool(news))
        self.update_now.setVisible(offered is not None and whole and not offered.chosen)
        way = facts.before if facts is not None else None
        self.before.set_value(_before(way))
        self.back.setVisible(way is not None)
        self.back.setEnabled(state.may_set)
        self.bring.setVisible(facts is not None and not facts.never)
        self.bring.setEnabled(state.may_set)
        self.bring.set_busy(translate("settings", "Đang kiểm tra tệp") if state.busy else "")
        say_reason(self._beside_file, _of_file(state, way))
        ways = (self.update_now, self.back, self.bring)
        usable = [each for each in ways if not each.isHidden() and each.isEnabled()]
        # One that is away would stop Tab.
        self.setFocusProxy(usable[0] if usable else None)  # type: ignore[arg-type]  # Qt takes none


_MOST_NEWS = 6


def _said(facts: ProgramFacts | None) -> tuple[str, str, str]:
    """Title, advice, tone."""
    if facts is None:
        return "…", "", ""
    if facts.never:
        return _never(facts.never), "", ""
    if facts.trouble is not None:
        said = notice(facts.trouble)
        return said.title, said.advice, "look"
    if facts.offered is None:
        return translate("settings", "Trung tâm không có bản nào mới hơn."), "", ""
    title, advice = _offered(facts.offered)
    return title, advice, "look" if facts.offered.aside is Aside.FAILED else ""


def _never(why: str) -> str:
    if why == "trial":
        return translate("settings", "Văn phòng dùng thử không tự cập nhật.")
    if why == "machine":
        return translate(
            "settings", "Nhiều tài khoản của máy dùng chung quầy này: quản trị máy cài bản mới."
        )
    if why == "installer":
        return translate("settings", "Quản trị cài bản mới bằng bộ cài.")
    return translate("settings", "Chạy từ mã nguồn: không tự cập nhật.")


def _offered(offered: OfferedUpdate) -> tuple[str, str]:
    if not offered.whole:
        words = translate("settings", "Bản {version} đang về: {held} của {size}.")
        advice = translate("settings", "Hồ sơ đi trước; đứt mạng thì lần sau tải tiếp.")
        held, size = megabytes(offered.held), megabytes(offered.size)
        return words.format(version=offered.version, held=held, size=size), advice
    if offered.chosen:
        words = translate("settings", "Bản {version} bắt đầu ở lần mở sau.")
        advice = translate("settings", "Dữ liệu đã sao lưu; đóng rồi mở lại lúc nào cũng được.")
    elif offered.aside is Aside.FAILED:
        words = translate("settings", "Bản {version} hai lần không mở được, đang gác lại.")
        advice = translate("settings", "Báo quản trị trung tâm; vẫn thử cập nhật lại được.")
    elif offered.aside is Aside.LEFT:
        words = translate("settings", "Đã quay lại từ bản {version}; quầy không hỏi lại nữa.")
        advice = translate("settings", "Muốn dùng lại thì bấm Cập nhật.")
    else:
        words = translate("settings", "Bản {version} đã sẵn sàng.")
        advice = translate("settings", "Quầy cũng hỏi khi đóng và trước khi đăng nhập.")
    return words.format(version=offered.version), advice


def _before(way: WayBack | None) -> str:
    if way is None:
        return translate("settings", "Không có")
    if way.open:
        return way.version
    return translate("settings", "{version} · sao lưu {backup}").format(
        version=way.version, backup=way.backup
    )


def _of_file(state: ProgramState, way: WayBack | None) -> str:
    if state.facts is None or state.facts.never:
        return ""
    if not state.may_set:
        return translate("settings", "Chỉ quản trị quay lại bản trước và nạp tệp được.")
    if way is not None and not way.open:
        return translate("settings", "Bản trước không mở được dữ liệu như hiện nay.")
    return translate("settings", "Quầy không có mạng: nạp tệp do quản trị trung tâm mang đến.")
