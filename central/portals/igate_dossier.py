"""One dossier in the words of VNPT iGate."""

from typing import Final

from central.portals.adapter import Facts, Held, compact, cut, spaced, unit_code
from central.portals.seen import Seen
from central.portals.translation import Tables
from desk_app.domain.acts.act import Json
from desk_app.domain.dossier import Dossier
from desk_app.domain.office_time import end_of_day
from desk_app.domain.people.person import Person

_NAME: Final = 500  # characters
_PAPER: Final = 4_000
_RESULT: Final = 2_000


def create_facts(seen: Seen, held: Held, tables: Tables) -> Facts:
    """The body of "NoiHoSo". Raises TableLacks."""
    dossier = seen.dossier
    mapped = tables.row("procedures", dossier.procedure.code)
    kind = tables.code("applicant", dossier.applicant.kind)
    registered = seen.folded.registered
    submitted = registered.submitted_at if registered is not None else dossier.received_at
    return {
        "MaHoSo": held.code,
        "MaTTHC": mapped.get("code", dossier.procedure.code),
        "MaDichVuCong": mapped.get("service_code", ""),
        "ChuHoSo": cut(dossier.applicant.name, _NAME),
        "LoaiDoiTuong": kind,
        "MaDonViTiepNhan": unit_code(seen, tables),
        "KenhThucHien": tables.code("channel", dossier.channel),
        "NgayNop": spaced(submitted),
        "NgayTiepNhan": spaced(dossier.received_at),
        "NgayHenTra": spaced(dossier.due.at),
        "EformThongTinChiTiet": {},
        "ThanhPhanHoSo": _papers(dossier, held, tables),
        "ThongTinNguoiNop": {
            "LoaiDoiTuong": kind,
            "IdDoiTuong": "",
            "ThongTinChiTiet": _who(dossier.hands_in, dossier.applicant),
        },
    }


def paid_facts(dossier: Dossier, tables: Tables) -> list[Json]:
    return [
        {
            "TenPhiLePhi": line.name,
            "MaPhiLePhi": "",
            "HinhThucThu": tables.code("collect_at", str(int(taken.moment))),
            "Gia": str(line.amount),
            "LoaiPhiLePhi": "1",
            "TrangThaiThanhToan": "1",
        }
        for taken in dossier.money.collections
        for line in taken.lines
        if line.amount > 0
    ]


def result_facts(seen: Seen, tables: Tables) -> list[Json]:
    decision = seen.dossier.decision
    if decision is None:
        return []
    code = tables.row("procedures", seen.dossier.procedure.code).get("result_code", "")
    named = f"{decision.kind} số {decision.number} ngày {decision.dated:%d/%m/%Y}"
    return [{"TenGiayTo": cut(named, _RESULT), "MaGiayToKetQua": code}]


def _papers(dossier: Dossier, held: Held, tables: Tables) -> list[Json]:
    return [
        {
            "MaThanhPhanHoSo": "",
            "TenThanhPhanHoSo": cut(paper.name, _PAPER),
            "SoLuong": paper.count,
            "LoaiBan": tables.code("paper", paper.kind),
            "GiayToDinhKem": _scans(dossier, paper.name, held),
        }
        for paper in dossier.papers
    ]


def _scans(dossier: Dossier, paper: str, held: Held) -> list[Json]:
    scans = [
        entry
        for entry in dossier.scans.scans
        if entry.paper.name == paper and entry.id in held.files
    ]
    return [
        {
            "IdGiayTo": held.files[scan.id].get("id", ""),
            "MaKetQua": "",
            "TenGiayTo": cut(paper, _PAPER),
            "HashTepTin": held.files[scan.id].get("hash", ""),
        }
        for scan in scans
    ]


def _who(hands_in: Person, owner: Person) -> Facts:
    issued = end_of_day(hands_in.card_issued_on) if hands_in.card_issued_on else None
    born = end_of_day(hands_in.born) if hands_in.born else None
    return {
        "TenNguoiNop": cut(hands_in.name, _NAME),
        "SoDinhDanh": hands_in.id_number,
        "NgayCapDinhDanh": _day(compact(issued)),
        "NgaySinh": _day(compact(born)),
        "SoDienThoai": hands_in.phone,
        "Email": hands_in.email,
        "Fax": "",
        "MaTinh": "",
        "MaHuyen": "",
        "MaXa": "",
        "DiaChiChiTiet": hands_in.address,
        "TenChuHs": cut(owner.name, _NAME),
        "SoDinhDanhChuHs": owner.id_number,
        "MaTinhChuHs": "",
        "MaXaChuHs": "",
        "DiaChiChiTietChuHs": owner.address,
    }


def _day(moment: str) -> str:
    """A day has no hour: the portal's form wants one, and midnight is it."""
    return f"{moment[:8]}000000" if moment else ""
