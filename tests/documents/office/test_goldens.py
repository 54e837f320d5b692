"""The office's own papers, word for word."""

from collections.abc import Mapping
from typing import Final

import pytest

from desk_app.documents.editions import own_editions
from desk_app.documents.kinds import KINDS
from desk_app.documents.paper.draw import Manner, pdf
from desk_app.documents.samples import SAMPLES
from tests.documents.reading import text_of

EDITION = own_editions().all[0]
GOLDEN: Final[Mapping[tuple[str, str], str]] = {
    ("hand_over_minutes", "A4"): """
UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc
lập - Tự do - Hạnh phúc Số: 03/BBBG-TTPVHCC Ninh Kiều, ngày 20 tháng 11 năm 2026 BIÊN BẢN BÀN
GIAO HỒ SƠ Hôm nay, vào hồi 14 giờ 10 phút, ngày 20 tháng 11 năm 2026, tại Trung tâm Phục vụ
hành chính công phường Ninh Kiều, chúng tôi gồm: Bên giao: Bộ phận Một cửa – Trần Văn Đức Bên
nhận: Văn phòng HĐND và UBND – Nguyễn Thị Thu Hà Hai bên giao, nhận 12 hồ sơ (52 giấy tờ) theo
danh sách sau: BG-261120-03 TT Mã hồ sơ Tổ chức, cá nhân Thủ tục hành chính Nhận Hẹn trả Giấy tờ
Đã nhận 1 H13.45.12-261120-1002 Nguyễn Văn Đức Đăng ký khai sinh 20/11 07:35 20/11 17:00 4 2
H13.45.12-261120-1005 Trần Thị Bích Ngọc Đăng ký kết hôn 20/11 07:50 20/11 17:00 5 3
H13.45.12-261120-1008 Lê Hoàng Khánh Vy Cấp Giấy xác nhận tình trạng hôn nhân 20/11 08:05 25/11
08:05 2 4 H13.45.12-261120-1011 Phạm Quốc Bảo Chứng thực giao dịch liên quan đến tài sản là động
sản, quyền sử dụng đất, nhà ở 20/11 08:20 27/11 08:20 9 5 H13.45.12-261120-1014 Võ Thị Mỹ Hạnh
Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc 20/11 08:35 25/11 08:35 3 6
H13.45.12-261120-1017 Ngô Minh Trí Đăng ký nhận cha, mẹ, con 20/11 08:50 25/11 08:50 5 7
H13.45.12-261120-1020 Đặng Thùy Trang Đăng ký khai tử 20/11 09:05 20/11 17:00 5 8
H13.45.12-261120-1023 Tôn Nữ Nguyễn Thị Phương Uyên Đăng ký lại khai sinh 20/11 09:20 27/11
09:20 3 9 H13.45.12-261120-1026 Huỳnh Công Lý Ghi vào Sổ hộ tịch việc kết hôn của công dân Việt
Nam đã giải quyết ở nước ngoài 20/11 09:35 27/11 09:35 4 10 H13.45.12-261120-1029 Bùi Anh Tuấn
Đăng ký giám hộ 20/11 09:50 25/11 09:50 4 Lập từ danh sách hồ sơ chờ bàn giao Liên 1: Lưu tại
bên giao Trang 1/2 (còn tiếp) 2/2 Biên bản bàn giao BG-261120-03 TT Mã hồ sơ Tổ chức, cá nhân
Thủ tục hành chính Nhận Hẹn trả Giấy tờ Đã nhận 11 H13.45.12-261120-1032 Thạch Sô Pha Xác nhận
thông tin hộ tịch 20/11 10:05 25/11 10:05 1 12 H13.45.12-261120-1035 Lâm Gia Hân Liên thông đăng
ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ 20/11 10:20 11/12 10:20 7 Hồ sơ
không nhận, lý do (nếu có): Bên nhận đã kiểm đếm, trừ hồ sơ không nhận ghi trên. Biên bản lập
thành 02 bản, mỗi bên giữ 01 bản./. BÊN GIAO (Ký và ghi rõ họ tên) Trần Văn Đức BÊN NHẬN (Ký và
ghi rõ họ tên) Nguyễn Thị Thu Hà Lập từ danh sách hồ sơ chờ bàn giao Liên 1: Lưu tại bên giao
Trang 2/2
""",
    ("postal_list", "A4"): """
UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc
lập - Tự do - Hạnh phúc Số: 02/DSBC-TTPVHCC Ninh Kiều, ngày 20 tháng 11 năm 2026 DANH SÁCH
GIAO NHẬN BƯU CHÍNH Hôm nay, vào hồi 14 giờ 10 phút, ngày 20 tháng 11 năm 2026, tại Trung tâm
Phục vụ hành chính công phường Ninh Kiều, chúng tôi gồm: Bên giao: Bộ phận Một cửa – Trần Văn
Đức Bên nhận: Bưu điện phường Ninh Kiều – Lê Minh Tâm Hai bên giao, nhận 08 kết quả theo danh
sách sau: BC-261120-02 TT Mã hồ sơ Người nhận, điện thoại, địa chỉ Thu hộ (đồng) Số bưu gửi 1
H13.45.12-261120-1002 NGUYỄN VĂN ĐỨC ĐT 0912 345 678; Số 27, đường Nguyễn Trãi, khu vực 3,
phường Ninh Kiều, TP Cần Thơ 0 EB123456700VN 2 H13.45.12-261120-1005 TRẦN THỊ BÍCH NGỌC ĐT
0912 345 678; Số 27, đường Nguyễn Trãi, khu vực 3, phường Ninh Kiều, TP Cần Thơ 35.000
EB123456701VN 3 H13.45.12-261120-1008 LÊ HOÀNG KHÁNH VY ĐT 0912 345 678; Số 27, đường Nguyễn
Trãi, khu vực 3, phường Ninh Kiều, TP Cần Thơ 43.500 EB123456702VN 4 H13.45.12-261120-1011
PHẠM QUỐC BẢO ĐT 0912 345 678; Số 27, đường Nguyễn Trãi, khu vực 3, phường Ninh Kiều, TP Cần
Thơ 0 EB123456703VN 5 H13.45.12-261120-1014 VÕ THỊ MỸ HẠNH ĐT 0912 345 678; Số 27, đường
Nguyễn Trãi, khu vực 3, phường Ninh Kiều, TP Cần Thơ 35.000 EB123456704VN 6
H13.45.12-261120-1017 NGÔ MINH TRÍ ĐT 0912 345 678; Số 27, đường Nguyễn Trãi, khu vực 3,
phường Ninh Kiều, TP Cần Thơ 43.500 EB123456705VN 7 H13.45.12-261120-1020 ĐẶNG THÙY TRANG ĐT
0912 345 678; Số 27, đường Nguyễn Trãi, khu vực 3, phường Ninh Kiều, TP Cần Thơ 0
EB123456706VN 8 H13.45.12-261120-1023 TÔN NỮ NGUYỄN THỊ PHƯƠNG UYÊN ĐT 0912 345 678; Số 27,
đường Nguyễn Trãi, khu vực 3, phường Ninh Kiều, TP Cần Thơ 35.000 EB123456707VN Tổng cộng
192.000 Số tiền thu hộ bằng chữ: Một trăm chín mươi hai nghìn đồng. Bưu gửi không nhận, lý do
(nếu có):
Hai bên đã kiểm đếm, trừ bưu gửi ghi trên. Danh sách lập 02 bản, mỗi bên 01 bản./. BÊN GIAO
(Ký và ghi rõ họ tên) Trần Văn Đức NHÂN VIÊN BƯU CHÍNH (Ký và ghi rõ họ tên) Lê Minh Tâm Giao
kết quả qua bưu chính công ích Liên 1: Lưu tại bên giao
""",
    ("payment_slip", "A5"): """
UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHIẾU THU NỘI BỘ Không phải biên lai
thu phí, lệ phí Người nộp: NGUYỄN THỊ LAN Mã hồ sơ: H13.45.12-261120-1037 Thu lúc: 15:20 ngày
20/11/2026 Hình thức: Tiền mặt Thủ tục: Đăng ký thành lập hộ kinh doanh Nơi thu: Quầy 2, Trung
tâm Phục vụ hành chính công phường Ninh Kiều Khoản thu Số tiền (đồng) Phí 24.000 Phí chứng
thực bản sao (3 trang × 6 bản) 24.000 Lệ phí 150.000 Lệ phí đăng ký hộ kinh doanh 150.000 Tổng
cộng 174.000 Bằng chữ: Một trăm bảy mươi tư nghìn đồng NGƯỜI NỘP TIỀN (Ký và ghi rõ họ tên)
NGƯỜI THU TIỀN (Ký và ghi rõ họ tên) Trần Thị Bích Ngọc Biên lai thu phí, lệ phí được
lập riêng theo quy định; phiếu này không thay cho biên lai. Phiếu nội bộ, không phải biên lai
""",
    ("payment_slip", "80mm"): """
UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHIẾU THU NỘI BỘ Không phải biên lai
thu phí, lệ phí H13.45.12-261120-1037 Người nộp: NGUYỄN THỊ LAN Thủ tục: Đăng ký thành lập hộ
kinh doanh Thu lúc: 15:20 ngày 20/11/2026 Hình thức: Tiền mặt Khoản thu Số tiền (đồng) Phí
24.000 Phí chứng thực bản sao (3 trang × 6 bản) 24.000 Lệ phí 150.000 Lệ phí đăng ký hộ kinh
doanh 150.000 Tổng cộng 174.000 Bằng chữ: Một trăm bảy mươi tư nghìn đồng Biên lai thu
phí, lệ phí được lập riêng theo quy định; phiếu này không thay cho biên lai. Quầy 2, Trung tâm
Phục vụ hành chính công phường Ninh Kiều Người thu: Trần Thị Bích Ngọc
""",
    ("queue_ticket", "80mm"): """
UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHIẾU SỐ THỨ TỰ C027 Hộ tịch, chứng
thực Quầy 2, Quầy 3 Đang chờ: 12 người Dự kiến chờ: khoảng 25 phút Lấy số lúc: 08:05 ngày
20/11/2026 Quét mã để theo dõi số trên điện thoại https://sothutu.example.vn/ninh-kieu/
261120/C027 Vui lòng chờ gọi số và giữ phiếu này đến khi làm xong. Vắng mặt khi được gọi thì
chuyển xuống cuối hàng; vắng ba lần thì số không còn giá trị.
""",
    ("folder_label", "70x50mm"): """
H13.45.12-261120-1037 NGUYỄN T. LAN Đăng ký thay đổi nội dung đăng ký hộ kinh doanh… Nhận
20/11/2026 10:30 Hẹn trả 25/11/2026 10:30 Phòng Kinh tế, Hạ tầng và Đô thị Túi 1/2
""",
    ("daily_sheet", "A4"): """
UBND PHƯỜNG NINH KIỀU TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc
lập - Tự do - Hạnh phúc Ninh Kiều, ngày 20 tháng 11 năm 2026 PHIẾU TỔNG HỢP NGÀY Thứ Sáu, ngày
20 tháng 11 năm 2026 (lập lúc 17 giờ 05 phút) Quầy 2, Trung tâm Phục vụ hành chính công phường
Ninh Kiều 1. Hồ sơ theo lĩnh vực Lĩnh vực Tiếp nhận Chưa tiếp nhận Đã trả Đang giải quyết Quá
hạn Hộ tịch 14 2 11 9 0 Chứng thực 22 0 22 0 0 Thành lập và hoạt động của hộ kinh doanh 5 1 3
12 1 Đất đai 3 1 1 17 2 Tổng cộng 44 4 37 38 3 2. Hồ sơ theo cán bộ Cán bộ Tiếp nhận Chưa tiếp
nhận Đã trả Đang giải quyết Quá hạn Trần Văn Đức 27 3 20 24 2 Trần Thị Bích Ngọc 17 1 17 14 1
Tổng cộng 44 4 37 38 3 3. Số thứ tự mã hồ sơ đã dùng Quầy Từ số – đến số Số mã Số không dùng
Lý do Quầy 2 1001–1046 44 1012 mất điện khi đang cấp số, hồ sơ được cấp số sau 1031 máy dừng
khi đang ghi 4. Phí, lệ phí phải thu Khoản thu Số hồ sơ Số tiền (đồng) Phí 22 418.000 Lệ phí 9
705.000 Tổng cộng 1.123.000 03 hồ sơ có khoản thu mà mức thu chưa có dữ liệu. 5. Việc bất
thường trong ngày 10:40 mất kết nối với trung tâm, có lại lúc 11:25; 7 hồ sơ gửi sau. 14:20
hẹn lại 01 hồ sơ theo lịch mới (H13.45.12-261118-1020). CÁN BỘ LẬP PHIẾU (Ký và ghi rõ họ tên)
Trần Văn Đức LÃNH ĐẠO (Ký và ghi rõ họ tên) Hồ sơ quá hạn nằm trong số đang giải quyết
""",
}


@pytest.mark.parametrize(("kind", "media"), list(GOLDEN))
def test_that_each_paper_says_exactly_what_its_content_says(kind: str, media: str) -> None:
    usual = next(iter(SAMPLES[kind].values()))
    copies = EDITION.forms[KINDS[kind].file(media)].copies[:1]
    drawn = pdf(kind, usual, EDITION, media, Manner(copies=copies))
    assert text_of(drawn) == " ".join(GOLDEN[kind, media].split())
