"""The offer of another version in pictures: when the program is closed."""

from PySide6.QtWidgets import QWidget

from ui.screens.login.update.presenter import Asking, UpdateState
from ui.screens.login.update.view import MOST_NEWS, UpdateView
from ui.shell.scenes import in_shell

_NEWS = (
    "Bản mới của chương trình tự về qua trung tâm và chỉ đổi lúc đóng hoặc lúc mở.",
    "Danh sách Việc cần làm mở nhanh gấp đôi khi đơn vị có hơn một triệu hồ sơ.",
    "Giấy hẹn trả kết quả khổ 80 mm in được mã QR tra cứu ở đầu giấy, quét nhanh hơn.",
    "Thêm 12 thủ tục mới của Bộ Tư pháp có hiệu lực từ 01/12/2026 vào danh mục gốc.",
    "Sửa lỗi: in lại Mẫu 01 giữ đúng số bản in khi máy in hết giấy giữa chừng.",
    "Đổi người ngồi quầy bằng thẻ đeo không cần bấm phím nào trước khi gõ mã PIN.",
)


def update_closing() -> QWidget:
    """As long as it gets, and without a way back."""
    page = UpdateView()
    shell = in_shell(page, "", bare=True)
    page.render_state(
        UpdateState(
            asking=Asking.CLOSING,
            version="1.12.10",
            own="1.11.4",
            news=_NEWS[:MOST_NEWS],
            changes_store=True,
        )
    )
    page.focus_choice()
    return shell


UPDATE_SCENES = {"update": update_closing}
