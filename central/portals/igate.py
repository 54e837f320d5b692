"""VNPT iGate: a token, a number, files, the dossier, its course, its status.

Three forms of dates in one interface: see `compact`, `spaced` and `iso` of `adapter`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from central.portals.adapter import Created, Facts, Files, Held, cut, iso, unit_code, unit_name
from central.portals.answers import Answer, Door, judge
from central.portals.faults import (
    AlreadyThere,
    DataRefused,
    LineDown,
    NotYet,
    SessionOver,
    SessionRefused,
)
from central.portals.igate_dossier import create_facts, paid_facts, result_facts
from central.portals.seen import Passed, Seen
from central.portals.translation import Tables
from desk_app.domain.codes.external_code import LONGEST_CODE
from desk_app.domain.handling.flow import Status
from desk_app.domain.people.spelling import tidy
from desk_app.domain.scans.scans import PaperScan

_WHO: Final = 50
_SAID: Final = 2_000
_WITH_LISTS: Final = frozenset({Status.SUPPLEMENT, Status.OBLIGATION, Status.RESULT_BACK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Under the portal's address."""

    access: str = "GetToken"
    number: str = "GetNextValue"
    file: str = "UploadFile"
    create: str = "NoiHoSo"
    steps: str = "CapNhatTienTrinh"
    status: str = "CapNhatTrangThai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    id: str
    secret: str


class Igate:
    """One client. Not for several threads."""

    def __init__(
        self,
        door: Door,
        client: Client,
        tables: Tables,
        files: Files,
        paths: Paths = Paths(),
    ) -> None:
        self._door, self._client, self._tables, self._paths = door, client, tables, paths
        self._files = files
        self._token = ""
        door.keep_secret(client.secret)

    def code_for(self, seen: Seen) -> str:
        """A new number of the portal's, at every asking another."""
        asked = {"code": unit_code(seen, self._tables)}
        answer = self._call("GET", self._paths.number, params=asked)
        value = _data(answer.facts).get("value", answer.facts.get("value"))
        code = tidy(value) if isinstance(value, str) else ""
        if not 0 < len(code) <= LONGEST_CODE:
            raise LineDown("Cổng không cấp mã hồ sơ")
        return code

    def upload(self, seen: Seen, scan: UUID) -> Mapping[str, Any] | None:
        found = seen.dossier.scans.find(scan)
        if not isinstance(found, PaperScan) or found.withdrawn:
            return None
        content = self._files(seen.unit.code, found.file.address)
        if content is None:
            raise NotYet("Tệp quét của hồ sơ chưa về trung tâm")
        name = f"{found.id.hex}{_ENDINGS.get(found.file.media.value, '')}"
        part = {"file": (name, content, found.file.media.value)}
        answer = self._call("POST", self._paths.file, files=part)
        named = {**answer.facts, **_data(answer.facts)}
        return {"id": str(named.get("IdTepTin", "")), "hash": str(named.get("HashTepTin", ""))}

    def create(self, seen: Seen, held: Held) -> Created:
        try:
            answer = self._call(
                "POST", self._paths.create, json=create_facts(seen, held, self._tables)
            )
            made = _data(answer.facts)
        except AlreadyThere as there:  # the number is ours alone: we made it, the answer was lost
            made = _data(there.facts)
        return Created(tidy(str(made.get("idHoSo") or "")), None)

    def tell(self, seen: Seen, held: Held, steps: Sequence[Passed]) -> None:
        data = [self._step(seen, held, step) for step in steps]
        try:
            self._call("POST", self._paths.steps, json=data)
        except AlreadyThere:
            return  # an answer was lost

    def state_of(self, seen: Seen, held: Held) -> Facts:
        dossier, tables = seen.dossier, self._tables
        told = [each for each in seen.history if each.act.kind in tables.rows["steps"]]
        said = tables.code("steps", told[-1].act.kind) if told else ""
        lists: Facts = {}
        if dossier.status in _WITH_LISTS:
            lists = {
                "DanhSachLePhi": paid_facts(dossier, tables),
                "DanhSachGiayToKetQua": result_facts(seen, tables),
            }
        return {
            "IdHoSo": held.remote,
            "MaHoSo": held.code,
            "TrangThai": tables.code("status", dossier.status),
            "NoiDungYKien": dossier.result_note,
            "PhongBanXuLy": unit_name(seen, tables),
            "NoiDungXuLy": cut(said, _SAID),
            **lists,
        }

    def put_state(self, seen: Seen, state: Facts) -> None:  # noqa: ARG002  # the account is all
        self._call("POST", self._paths.status, json=[state])

    def close(self) -> None:
        self._door.close()

    def _step(self, seen: Seen, held: Held, step: Passed) -> Facts:
        tables, act = self._tables, step.act
        return {
            "IDHoSo": held.remote,
            "MaHoSo": held.code,
            "NguoiXuLy": cut(seen.who(step), _WHO),
            "ChucDanh": "",
            "ThoiDiemXuLy": iso(act.made_at),
            "PhongBanXuLy": unit_name(seen, tables),
            "NoiDungXuLy": cut(tables.code("steps", act.kind), _SAID),
            "TrangThai": tables.code("status", step.status),
            "NgayBatDau": iso(step.before),
            "NgayKetThucTheoQuyDinh": iso(seen.dossier.due.at),
        }

    def _call(self, method: str, path: str, **content: Any) -> Answer:
        for _ in range(2):  # a token that ran out is renewed once
            if not self._token:
                self._get_token()
            bearer = {"Authorization": f"Bearer {self._token}"}
            try:
                return self._ask(method, path, headers=bearer, **content)
            except SessionOver:
                self._token = ""
        raise SessionRefused("Cổng không nhận mã truy cập vừa cấp")

    def _get_token(self) -> None:
        body = {"client_id": self._client.id, "client_secret": self._client.secret}
        try:
            answer = self._ask("POST", self._paths.access, json=body)
        except (SessionOver, DataRefused, AlreadyThere) as error:
            raise SessionRefused("Tài khoản không lấy được mã truy cập") from error
        token = _data(answer.facts).get("access_token", answer.facts.get("access_token"))
        if not isinstance(token, str) or not token:
            raise SessionRefused("Cổng không cấp mã truy cập")
        self._door.keep_secret(token)
        self._token = token

    def _ask(self, method: str, path: str, **content: Any) -> Answer:
        answer = self._door.call(method, path, **content)
        judge(answer, answer.facts.get("code"), self._door.said(answer), self._tables)
        return answer


_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
}


def _data(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    data = facts.get("data")
    return data if isinstance(data, Mapping) else {}
