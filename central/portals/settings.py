"""Which portals this centre tells, with which accounts: one TOML file, and secrets beside it."""

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from central.portals.adapter import Files, Portal
from central.portals.answers import Door
from central.portals.dvcqg import Account, Dvcqg
from central.portals.igate import Client, Igate, Paths
from central.portals.round import Site
from central.portals.translation import Tables, tables_of
from desk_app.domain.codes.external_code import LONGEST_SYSTEM
from desk_app.domain.ids import UnitCode
from desk_app.domain.office_time import OFFICE_TIME

_KEY: Final = re.compile(r"[a-z0-9_-]{1,40}")
_OTHERS: Final = 0o077  # rights that nobody but the owner may have to a secret


class SettingsWrong(ValueError):
    """Its text says what, for the administrator; never a secret."""


def sites_of(file: Path, files: Files) -> Sequence[Site]:
    """The portals that `file` names, with their doors open.

    Args: files: The contents of scans, for portals that are handed some.

    Raises:
        OSError: the file cannot be read.
        SettingsWrong: something in it, or in a file it names, is missing or wrong.
    """
    try:
        said = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsWrong(f"{file.name} không phải là TOML: {error}") from error
    portals = said.get("portal")
    if not isinstance(portals, list) or not portals:
        raise SettingsWrong(f"{file.name} chưa có mục [[portal]] nào")
    sites = [_site(each, file.parent, files) for each in portals]
    if len({site.key for site in sites}) < len(sites):
        raise SettingsWrong("Hai mục [[portal]] có cùng “key”")
    return sites


def _site(said: Mapping[str, Any], folder: Path, files: Files) -> Site:
    key, adapter = _text(said, "key"), _text(said, "adapter")
    if _KEY.fullmatch(key) is None:
        raise SettingsWrong(f"“key” {key}: chỉ dùng chữ thường, số, dấu - và _")
    if adapter not in _ADAPTERS:
        raise SettingsWrong(f"“adapter” {adapter}: chỉ có {', '.join(sorted(_ADAPTERS))}")
    units = said.get("units")
    if not isinstance(units, list) or not units or not all(isinstance(u, str) for u in units):
        raise SettingsWrong(f'Cổng {key} chưa có “units”, ví dụ ["H13.45.12"]')
    own = folder / said["tables"] if said.get("tables") else None
    try:
        tables = tables_of(adapter, own)
    except (OSError, ValueError) as error:
        raise SettingsWrong(f"Bảng đối chiếu của {key} không đọc được: {error}") from error
    return Site(
        key=key,
        name=_text(said, "name")[:LONGEST_SYSTEM],
        units=[UnitCode(unit.strip().upper()) for unit in units],
        portal=_ADAPTERS[adapter](said, tables, folder, files),
        steps=frozenset(tables.rows["steps"]),
        since=_since(said),
    )


def _dvcqg(said: Mapping[str, Any], tables: Tables, folder: Path, _files: Files) -> Portal:
    """It fetches files itself, where it is told."""
    account = Account(
        user=_text(said, "account"),
        secret=_secret(said, folder),
        login=_text(said, "login"),
        calls=_text(said, "calls"),
    )
    headers = {"Accept": "application/json", "Charset": "utf-8"}
    if said.get("dstcode"):
        headers["dstcode"] = _text(said, "dstcode")
    return Dvcqg(_door(said, headers), account, tables, str(said.get("files_at", "")))


def _igate(said: Mapping[str, Any], tables: Tables, folder: Path, files: Files) -> Portal:
    client = Client(id=_text(said, "account"), secret=_secret(said, folder))
    own = said.get("paths", {})
    try:
        paths = Paths(**{name: str(path) for name, path in own.items()})
    except (TypeError, AttributeError) as error:
        raise SettingsWrong(f"“paths” không hiểu được: {error}") from error
    return Igate(_door(said, {"Accept": "application/json"}), client, tables, files, paths)


_ADAPTERS: Final = {"dvcqg": _dvcqg, "igate": _igate}


def _door(said: Mapping[str, Any], headers: Mapping[str, str]) -> Door:
    address = _text(said, "address")
    try:
        return Door(address, headers)
    except ValueError as error:
        raise SettingsWrong(f"“address” {address} không phải là địa chỉ http(s)") from error


def _secret(said: Mapping[str, Any], folder: Path) -> str:
    """From the environment or from a file that only its owner can read."""
    if name := said.get("secret_env"):
        if secret := os.environ.get(str(name), "").strip():
            return secret
        raise SettingsWrong(f"Biến môi trường {name} chưa có mật khẩu")
    if name := said.get("secret_file"):
        file = folder / str(name)
        try:
            if os.name == "posix" and file.stat().st_mode & _OTHERS:
                raise SettingsWrong(f"{file.name}: người khác đọc được, chạy chmod 600")
            return file.read_text("utf-8").strip()
        except OSError as error:
            raise SettingsWrong(f"Không đọc được tệp mật khẩu {file.name}") from error
    raise SettingsWrong(f"Cổng {said['key']} chưa có “secret_env” hoặc “secret_file”")


def _since(said: Mapping[str, Any]) -> datetime:
    """The beginning of a day. Asked for: nobody wants to send what was entered there by hand."""
    day = said.get("since")
    if isinstance(day, datetime) or not isinstance(day, date):
        raise SettingsWrong(f"Cổng {said['key']} chưa có “since”: từ ngày nào, ví dụ 2026-12-01")
    return datetime.combine(day, time(), OFFICE_TIME)


def _text(said: Mapping[str, Any], key: str) -> str:
    value = said.get(key)
    if not isinstance(value, str) or not value.strip():
        raise SettingsWrong(f"Mục [[portal]] thiếu “{key}”")
    return value.strip()
