"""The national portal (Cổng Dịch vụ công quốc gia) by its protocol of 2020.

Every call is a POST of ``{session, madonvi, service, …}``; all values are strings, nothing is "".
A dossier's whole state goes with it, so adding and telling its state are one service.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from central.portals.adapter import Created, Facts, Held, compact, cut, unit_code, unit_name
from central.portals.answers import Answer, Door, judge
from central.portals.dvcqg_dossier import dossier_facts
from central.portals.faults import (
    AlreadyThere,
    DataRefused,
    SessionOver,
    SessionRefused,
    TableLacks,
)
from central.portals.seen import Passed, Seen
from central.portals.translation import Tables
from desk_app.domain.acts import kinds

_WHO: Final = 50  # characters of who took a step
_SAID: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    user: str
    secret: str
    login: str  # paths under the address
    calls: str


class Dvcqg:
    """One account. Not for several threads."""

    def __init__(self, door: Door, account: Account, tables: Tables, files_at: str = "") -> None:
        """Args:
        files_at: Where the portal may fetch a scan: this address, then its SHA-256. Empty: nowhere.
        """
        self._door, self._account, self._tables = door, account, tables
        self._files_at = files_at
        self._session = ""
        self._fields: dict[str, tuple[str, str]] = {}
        door.keep_secret(account.secret)

    def code_for(self, seen: Seen) -> str:
        """Ours, under the unit's code at the portal."""
        code = seen.dossier.code
        return str(code).replace(code.unit, self._unit(seen), 1)

    def upload(self, seen: Seen, scan: UUID) -> None:
        """Files are not handed over: the portal fetches them."""

    def create(self, seen: Seen, held: Held) -> Created:
        state = self.state_of(seen, held)
        try:
            self._sync(seen, state, updating=False)
        except AlreadyThere:
            self._sync(seen, state, updating=True)
        return Created("", state)

    def tell(self, seen: Seen, held: Held, steps: Sequence[Passed]) -> None:
        data = [self._step(seen, held, step) for step in steps]
        try:
            self._call(seen, "CapNhatTienDoHoSoMC", data=data)
        except AlreadyThere:
            return  # an answer was lost

    def state_of(self, seen: Seen, held: Held) -> Facts:
        facts = dossier_facts(seen, self._tables, self._files_at)
        field_code, field_name = self._field(seen)
        return {**facts, "MaHoSo": held.code, "MaLinhVuc": field_code, "TenLinhVuc": field_name}

    def put_state(self, seen: Seen, state: Facts) -> None:
        self._sync(seen, state, updating=True)

    def close(self) -> None:
        self._door.close()

    def _sync(self, seen: Seen, state: Facts, *, updating: bool) -> None:
        self._call(seen, "DongBoHoSoMC", isUpdating=str(updating), data=[state])

    def _step(self, seen: Seen, held: Held, step: Passed) -> Facts:
        tables, act = self._tables, step.act
        due = seen.dossier.due.at
        return {
            "MaHoSo": held.code,
            "NguoiXuLy": cut(seen.who(step), _WHO),
            "ChucDanh": "",
            "ThoiDiemXuLy": compact(act.made_at),
            "PhongBanXuLy": unit_name(seen, tables),
            "NoiDungXuLy": cut(tables.code("steps", act.kind), _SAID),
            "TrangThai": tables.code("status", step.status),
            "NgayBatDau": compact(act.made_at if act.kind == kinds.RECEIVED else step.before),
            "NgayKetThucTheoQuyDinh": compact(due),
        }

    def _field(self, seen: Seen) -> tuple[str, str]:
        """Code and name of the procedure's field: from the table, else as the portal has it."""
        chosen = seen.dossier.procedure
        row = self._tables.row("procedures", chosen.code)
        if "field_code" in row:
            return row["field_code"], row.get("field_name", "")
        code = row.get("code", chosen.code)
        if code not in self._fields:
            answer = self._call(seen, "LayThuTuc", maTTHC=code)
            found = _field_in(answer.facts.get("result"))
            if found is None:
                raise TableLacks(f"Cổng không có lĩnh vực của thủ tục {code}")
            self._fields[code] = found
        return self._fields[code]

    def _call(self, seen: Seen, service: str, **args: Any) -> Answer:
        for _ in range(2):  # a session that ran out is renewed once
            if not self._session:
                self._log_in()
            try:
                return self._ask(
                    self._account.calls,
                    {
                        "session": self._session,
                        "madonvi": self._unit(seen),
                        "service": service,
                        **args,
                    },
                )
            except SessionOver:
                self._session = ""
        raise SessionRefused("Cổng không nhận phiên làm việc vừa mở")

    def _log_in(self) -> None:
        account = self._account
        try:
            answer = self._ask(
                account.login, {"username": account.user, "password": account.secret}
            )
        except (SessionOver, DataRefused, AlreadyThere) as error:
            raise SessionRefused("Tài khoản không đăng nhập được") from error
        session = answer.facts.get("session")
        if not isinstance(session, str) or not session:
            raise SessionRefused("Đăng nhập không trả về phiên làm việc")
        self._door.keep_secret(session)
        self._session = session

    def _ask(self, path: str, body: Mapping[str, Any]) -> Answer:
        answer = self._door.call("POST", path, json=body)
        judge(answer, answer.facts.get("error_code"), self._door.said(answer), self._tables)
        return answer

    def _unit(self, seen: Seen) -> str:
        return unit_code(seen, self._tables)


def _field_in(result: object) -> tuple[str, str] | None:
    """The first field of a procedure as `LayThuTuc` gives it, alone or in a list."""
    if isinstance(result, Sequence) and not isinstance(result, str) and result:
        result = result[0]
    fields = result.get("LINHVUCTHUCHIEN") if isinstance(result, Mapping) else None
    if not isinstance(fields, Sequence) or not fields or not isinstance(fields[0], Mapping):
        return None
    code, name = fields[0].get("MALINHVUC"), fields[0].get("TENLINHVUC")
    return (str(code), str(name or "")) if code else None
