"""One dossier in the words of the national portal: all values are strings."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from central.portals.adapter import Facts, compact, cut
from central.portals.seen import Seen
from central.portals.translation import Tables
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Json
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.scans.scans import PaperScan

_OWNER: Final = 500  # characters
_ABOUT: Final = 1_000
_FILE: Final = 4_000
_RESULT: Final = 2_000
_FROM_A_SYSTEM: Final = "2"  # NoiNopHoSo: handed in at a ministry's or province's system
_ENDS: Final = frozenset({Status.RESULT_BACK, Status.STOPPED, Status.REFUSED})


def dossier_facts(seen: Seen, tables: Tables, files_at: str) -> Facts:
    """`DongBoHoSoMC.data[0]`, but for its code and field. Raises TableLacks."""
    dossier, person = seen.dossier, seen.dossier.applicant
    chosen, agency = dossier.procedure, tables.row("agencies", seen.unit.code)
    mapped = tables.row("procedures", chosen.code)
    case = f" – {chosen.case}" if chosen.case else ""
    files = list(_files(dossier, files_at))
    return {
        "MaTTHC": mapped.get("code", chosen.code),
        "TenTTHC": mapped.get("name", chosen.name),
        "SoBienNhan": "",
        "KenhThucHien": tables.code("channel", dossier.channel),
        "ChuHoSo": cut(person.name, _OWNER),
        "LoaiDoiTuong": tables.code("applicant", person.kind),
        "MaDoiTuong": "",
        "DinhDanhCHS": list(_identities(dossier, tables)),
        "Email": person.email,
        "Fax": "",
        "SoDienThoai": person.phone,
        "TrichYeuHoSo": cut(f"{chosen.name}{case}", _ABOUT),
        "NgayTiepNhan": compact(dossier.received_at),
        "NgayHenTra": compact(dossier.due.at),
        "NgayNopHoSo": compact(_submitted(seen)),
        "TrangThaiHoSo": tables.code("status", dossier.status),
        "NgayTra": compact(dossier.returned_at),
        "NgayKetThucXuLy": compact(_ended(seen)),
        "NgayTuChoi": compact(_at(seen, kinds.REFUSED)),
        "ThongTinTra": dossier.result_note,
        "HinhThuc": tables.code("return_way", dossier.return_way),
        "DonViXuLy": agency.get("name", seen.unit.name),
        "NoiNopHoSo": _FROM_A_SYSTEM,
        "HoSoCoThanhPhanSoHoa": "1" if dossier.scans.scans else "0",
        "ThongTinKhac": "",
        "GhiChu": "",
        "TaiLieuNop": files,
        "DanhSachLePhi": list(_fees(dossier, tables)),
        "DanhSachTepDinhKemKhac": [
            {"TenGiayTo": cut(paper.name, _FILE), "SoLuong": str(paper.count), "LoaiGiayTo": ""}
            for paper in dossier.papers
        ],
        "DanhSachHoSoBoSung": list(_supplements(seen)),
        "DanhSachGiayToKetQua": list(_results(dossier, mapped.get("result_code", ""))),
    }


def _identities(dossier: Dossier, tables: Tables) -> Iterator[Json]:
    person = dossier.applicant
    kind = tables.code_or("identity", person.id_kind, "")
    if kind and person.id_number:
        yield {"LoaiDinhDanh": kind, "SoDinhDanh": person.id_number}


def _files(dossier: Dossier, files_at: str) -> Iterator[Json]:
    """Scans that count, where the portal can fetch them."""
    for scan in dossier.scans.scans if files_at else ():
        yield {
            "TepDinhKemId": scan.id.hex,
            "TenTepDinhKem": cut(scan.paper.name or scan.title, _FILE),
            "IsDeleted": str(bool(scan.withdrawn)),
            "MaThanhPhanHoSo": "",
            "DuongDanTaiTepTin": f"{files_at}{_address(scan)}",
            "DuocSoHoa": "1",
            "DuocTaiSuDung": "0",
            "DuocLayTuKhoDMQG": "0",
            "MaKetQuaThayThe": "",
        }


def _address(scan: PaperScan) -> str:
    return scan.file.address


def _fees(dossier: Dossier, tables: Tables) -> Iterator[Json]:
    """What was paid; nothing is told of fees that nobody has collected."""
    for taken in dossier.money.collections:
        for line in taken.lines:
            if line.amount > 0:
                yield {
                    "TenPhiLePhi": line.name,
                    "MaPhiLePhi": "",
                    "HinhThucThu": tables.code("collect_at", str(int(taken.moment))),
                    "Gia": str(line.amount),
                    "LoaiPhiLePhi": "1",
                }


def _supplements(seen: Seen) -> Iterator[Json]:
    for number, asked in enumerate(seen.dossier.supplements, start=1):
        yield {
            "HoSoBoSungId": str(number),
            "NguoiYeuCauBoSung": asked.raised_by or asked.officer_name,
            "NoiDungBoSung": cut("; ".join(asked.contents), _ABOUT),
            "NgayBoSung": compact(asked.asked_at),
            "NguoiTiepNhanBoSung": "",
            "ThongTinTiepNhan": "; ".join(asked.received),
            "NgayTiepNhanBoSung": compact(asked.received_at),
            "NgayHenTraTruoc": compact(asked.due_before.at),
            "NgayHenTraMoi": compact(seen.dossier.due.at) if asked.received_at else "",
        }


def _results(dossier: Dossier, result_code: str) -> Iterator[Json]:
    decision = dossier.decision
    if decision is not None:
        named = f"{decision.kind} số {decision.number} ngày {decision.dated:%d/%m/%Y}"
        yield {
            "TenGiayTo": cut(named, _RESULT),
            "MaThanhPhanHoSo": "",
            "GiayToId": "",
            "DuongDanTepTinKetQua": "",
            "MaGiayToKetQua": result_code,
        }


def _submitted(seen: Seen) -> datetime | None:
    registered = seen.folded.registered
    return registered.submitted_at if registered is not None else seen.dossier.received_at


def _ended(seen: Seen) -> datetime | None:
    """When the office's work on it ended: the first of its result, a stop, a refusal."""
    return next((each.act.made_at for each in seen.history if each.status in _ENDS), None)


def _at(seen: Seen, kind: str) -> datetime | None:
    return next((each.act.made_at for each in seen.history if each.act.kind == kind), None)
