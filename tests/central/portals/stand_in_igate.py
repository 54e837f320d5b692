"""VNPT iGate as its dossier API is known: tokens, numbers, three forms of dates."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from tests.central.portals.stand_in import Asked, Said

SPACED = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?")
COMPACT = re.compile(r"(\d{14})?")
ISO = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00)?")
SECRET = "khoa-cua-igate"  # noqa: S105  # of nobody


@dataclass
class IgatePortal:
    dossiers: dict[str, dict[str, Any]] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    steps: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    states: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    tells_ids: bool = False  # of what is there already
    numbers: int = 0
    tokens: set[str] = field(default_factory=set)
    grants: int = 0

    def forget_sessions(self) -> None:
        self.tokens.clear()

    def answer(self, asked: Asked) -> Said:
        name = asked.path.removeprefix("/dossier/")
        if name == "GetToken":
            return self._grant(asked.facts)
        bearer = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if bearer not in self.tokens:
            return Said({"code": 401, "message": "Unauthorized", "data": None}, 401)
        work = {
            "GetNextValue": self._number,
            "UploadFile": self._keep,
            "NoiHoSo": self._create,
            "CapNhatTienTrinh": self._add_steps,
            "CapNhatTrangThai": self._set_states,
        }.get(name)
        return work(asked) if work else Said({"code": 404, "message": "Not found"}, 404)

    def _number(self, asked: Asked) -> Said:
        self.numbers += 1
        (unit,) = asked.query["code"]
        return _ok({"value": f"{unit}-20261120-{self.numbers:07}"})

    def _grant(self, facts: Any) -> Said:
        if facts != {"client_id": "h13", "client_secret": SECRET}:
            return Said({"code": 400, "message": "client không hợp lệ", "data": None}, 400)
        self.grants += 1
        token = f"token-{self.grants}"
        self.tokens.add(token)
        return _ok({"access_token": token, "expires_in": 3600, "token_type": "Bearer"})

    def _keep(self, asked: Asked) -> Said:
        head = f"Content-Type: {asked.headers['content-type']}\r\n\r\n".encode()
        _, part = message_from_bytes(head + asked.body).walk()
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        digest = hashlib.sha256(content).hexdigest()
        self.files[digest] = content
        return _ok({"IdTepTin": f"tep-{len(self.files)}", "HashTepTin": digest})

    def _create(self, asked: Asked) -> Said:
        facts = asked.facts
        code = facts["MaHoSo"]
        if code in self.dossiers:
            data = {"idHoSo": self.ids[code]} if self.tells_ids else None
            return Said({"code": 400, "message": f"Mã hồ sơ {code} đã tồn tại", "data": data}, 400)
        person = facts["ThongTinNguoiNop"]["ThongTinChiTiet"]
        for value, form in (
            (facts["NgayNop"], SPACED),
            (facts["NgayTiepNhan"], SPACED),
            (person["NgaySinh"], COMPACT),
        ):
            if not form.fullmatch(value):
                return Said({"code": 400, "message": f"Ngày {value} sai định dạng"}, 400)
        if not facts["MaTTHC"] or facts["LoaiDoiTuong"] not in {"0", "1", "2"}:
            return Said({"code": 400, "message": "Thiếu trường bắt buộc"}, 400)
        for paper in facts["ThanhPhanHoSo"]:
            assert all(one["HashTepTin"] in self.files for one in paper["GiayToDinhKem"])
        self.made.append(code)
        self.dossiers[code] = facts
        self.ids[code] = f"{len(self.made):024x}"
        return _ok({"idHoSo": self.ids[code], "maHoSo": code})

    def _add_steps(self, asked: Asked) -> Said:
        for step in asked.facts:
            assert ISO.fullmatch(step["ThoiDiemXuLy"]), step
            if step["MaHoSo"] not in self.dossiers:
                return Said({"code": 400, "message": "Hồ sơ chưa có"}, 400)
            known = self.steps.setdefault(step["MaHoSo"], [])
            if all({**step, "IDHoSo": ""} != {**one, "IDHoSo": ""} for one in known):
                known.append(step)
        return _ok(None)

    def _set_states(self, asked: Asked) -> Said:
        for state in asked.facts:
            if state["MaHoSo"] not in self.dossiers:
                return Said({"code": 400, "message": "Hồ sơ chưa có"}, 400)
            lists = {"DanhSachLePhi", "DanhSachGiayToKetQua"} & state.keys()
            assert not lists or state["TrangThai"] in {"5", "6", "9"}
            self.states[state["MaHoSo"]] = state
        return Said(json.dumps({"code": 200, "message": "OK", "data": None}).encode())


def _ok(data: Any) -> Said:
    return Said({"code": 0, "message": "Thành công", "data": data})
