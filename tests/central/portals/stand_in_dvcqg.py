"""The national portal by its protocol of 2020, as far as a one-stop system uses it."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.central.portals.stand_in import Asked, Said

MOMENT = re.compile(r"(\d{14})?")
REQUIRED = (
    "MaHoSo",
    "MaTTHC",
    "TenTTHC",
    "MaLinhVuc",
    "TenLinhVuc",
    "LoaiDoiTuong",
    "TrichYeuHoSo",
    "NgayTiepNhan",
    "TrangThaiHoSo",
    "HinhThuc",
    "DonViXuLy",
)
MOMENTS = ("NgayTiepNhan", "NgayHenTra", "NgayNopHoSo", "NgayTra", "NgayKetThucXuLy", "NgayTuChoi")
STEP = (
    "MaHoSo",
    "NguoiXuLy",
    "ChucDanh",
    "ThoiDiemXuLy",
    "PhongBanXuLy",
    "NoiDungXuLy",
    "TrangThai",
    "NgayBatDau",
    "NgayKetThucTheoQuyDinh",
)
PASSWORD = "mat-khau-cua-cong"  # noqa: S105  # of nobody


@dataclass
class NationalPortal:
    dossiers: dict[str, dict[str, Any]] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)  # codes, as they were added
    steps: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    refuses: dict[str, str] = field(default_factory=dict)  # a name in a dossier -> its reason
    done: Any = 0  # what this version says for "done": 0, "0", "00"
    exists: Any = -3
    plain_steps: bool = False  # steps are answered in plain text
    sessions: set[str] = field(default_factory=set)
    logins: int = 0

    def forget_sessions(self) -> None:
        self.sessions.clear()

    def answer(self, asked: Asked) -> Said:
        facts = asked.facts
        if asked.path == "/auth":
            return self._log_in(facts)
        if facts.get("session") not in self.sessions:
            return Said({"error_code": "-1", "message": f"Session {facts['session']} hết hạn"})
        assert facts["madonvi"]
        match facts["service"]:
            case "DongBoHoSoMC":
                return self._sync(facts)
            case "CapNhatTienDoHoSoMC":
                return self._add_steps(facts)
            case "LayThuTuc":
                field_of = {"MALINHVUC": "G05-HKD", "TENLINHVUC": "Hộ kinh doanh"}
                found = {"MATTHC": facts["maTTHC"], "LINHVUCTHUCHIEN": [field_of]}
                return Said({"error_code": self.done, "result": [found]})
            case other:
                return Said({"error_code": 1, "message": f"Không có dịch vụ {other}"})

    def _log_in(self, facts: Any) -> Said:
        self.logins += 1
        if facts != {"username": "h13", "password": PASSWORD}:
            return Said({"error_code": 1, "message": f"Sai mật khẩu {facts['password']}"})
        session = f"session-{self.logins}"
        self.sessions.add(session)
        return Said({"error_code": self.done, "session": session})

    def _sync(self, facts: Any) -> Said:
        (dossier,) = facts["data"]
        code = dossier.get("MaHoSo")
        updating = {"True": True, "False": False}[facts["isUpdating"]]
        if fault := self._wrong_in(dossier):
            return Said({"error_code": "1", "message": fault})
        if not updating and code in self.dossiers:
            return Said({"error_code": self.exists, "message": f"Hồ sơ {code} đã tồn tại"})
        if updating and code not in self.dossiers:
            return Said({"error_code": 1, "message": f"Không có hồ sơ {code}"})
        if not updating:
            self.made.append(code)
        self.dossiers[code] = dossier
        return Said({"error_code": self.done, "message": "Cập nhật thành công"})

    def _wrong_in(self, dossier: Any) -> str:
        missing = [name for name in REQUIRED if not dossier.get(name)]
        if missing:
            return f"Thiếu {', '.join(missing)}"
        for name in MOMENTS:
            if not MOMENT.fullmatch(dossier[name]):
                return f"{name} sai định dạng"
        if dossier["TrangThaiHoSo"] not in {str(n) for n in range(1, 11)}:
            return "TrangThaiHoSo không hợp lệ"
        if not all(isinstance(value, str | list) for value in dossier.values()):
            return "Giá trị phải là chuỗi"
        return self.refuses.get(dossier["ChuHoSo"], "")

    def _add_steps(self, facts: Any) -> Said:
        assert 0 < len(facts["data"]) <= 10
        for step in facts["data"]:
            assert tuple(step) == STEP
            assert MOMENT.fullmatch(step["ThoiDiemXuLy"])
            assert len(step["NguoiXuLy"]) <= 50
            if step["MaHoSo"] not in self.dossiers:
                return Said({"error_code": 1, "message": "Hồ sơ chưa có"})
        known = self.steps.setdefault(facts["data"][0]["MaHoSo"], [])
        if all(step in known for step in facts["data"]):
            return Said({"error_code": "3", "message": "Tiến trình đã tồn tại"})
        known += [step for step in facts["data"] if step not in known]
        if self.plain_steps:
            return Said("Cập nhật tiến trình thành công".encode())
        return Said({"error_code": self.done, "message": ""})
