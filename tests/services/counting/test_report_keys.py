"""A leader gives a report key: for what, until when, how many; and takes it back."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body
from desk_app.domain.counting.faults import ReportKeyImpossible
from desk_app.domain.counting.report_key import digest_of_key, keys_from, why_not
from desk_app.domain.errors import RightMissing
from desk_app.domain.people.rights import Role
from desk_app.identity.report_keys import forget_report_key, held_report_keys, keep_report_key
from desk_app.identity.vault import FileVault, Secrets
from desk_app.services.counting.report_keys import (
    GiveReportKey,
    give_report_key,
    revoke_report_key,
)
from tests.builders import KEY, LEADER, Clock, a_desk, an_officer
from tests.domain.acts.test_act import an_act

TODAY = date(2026, 11, 20)
BOSS = an_officer(LEADER, Role.LEADER)
BODY = {"key": "ab", "reports": ["07a"], "until": "2026-11-20", "officer": "Nguyễn Hữu Nghĩa"}
GIVEN = an_act(kind=kinds.REPORT_KEY_GIVEN, body=BODY)
REVOKED = an_act(kind=kinds.REPORT_KEY_REVOKED, body={"key": "ab", "officer": "x"})


@pytest.mark.parametrize("acts", [(GIVEN, REVOKED), (REVOKED, GIVEN)])
def test_that_a_revoked_key_stays_revoked_whatever_the_line_brings_first(
    acts: Sequence[Act],
) -> None:
    (key,) = keys_from(acts)
    assert why_not(key, "07a", TODAY) == "revoked"
    assert not key.live(TODAY)


def test_that_a_key_is_for_its_reports_and_until_its_day() -> None:
    (key,) = keys_from([GIVEN])
    assert why_not(key, "07a", TODAY) == ""
    assert why_not(key, "07a", TODAY + timedelta(days=1)) == "expired"
    assert why_not(key, "mau-07", TODAY) == "other_report"


@pytest.mark.parametrize(
    "body", [{}, {**BODY, "reports": "07a"}, {**BODY, "until": "mai"}, {**BODY, "key": 3}]
)
def test_that_a_key_nobody_can_read_opens_nothing(body: Body) -> None:
    assert keys_from([an_act(kind=kinds.REPORT_KEY_GIVEN, body=body)]) == []


@pytest.mark.parametrize(
    ("reports", "days", "reason"),
    [((), 1, "reports"), (("07a",), -1, "past"), (("07a",), 367, "long")],
)
def test_that_a_key_for_nothing_or_for_too_long_is_not_given(
    work: Callable[[], UnitOfWork], reports: Sequence[str], days: int, reason: str
) -> None:
    order = GiveReportKey(frozenset(reports), TODAY + timedelta(days=days))
    with pytest.raises(ReportKeyImpossible) as told:
        give_report_key(order, "ab", BOSS, a_desk(work, Clock()))
    assert told.value.reason == reason


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEADER])
def test_that_only_a_leader_gives_and_revokes(work: Callable[[], UnitOfWork], role: Role) -> None:
    desk, (key,) = a_desk(work, Clock()), keys_from([GIVEN])
    with pytest.raises(RightMissing):
        give_report_key(GiveReportKey(frozenset({"07a"}), TODAY), "ab", an_officer(role=role), desk)
    with pytest.raises(RightMissing):
        revoke_report_key(key, an_officer(role=role), desk)


def test_that_the_machine_keeps_keys_with_the_secrets_and_lets_old_ones_go(
    tmp_path: Path,
) -> None:
    vault = FileVault(tmp_path / "one.json")
    vault.save(Secrets(store_key=KEY, signing_key=KEY))
    first, second = b"1" * 16, b"2" * 16
    keep_report_key(first, (), vault)
    keep_report_key(second, {digest_of_key(first)}, vault)
    assert held_report_keys(vault) == [digest_of_key(first), digest_of_key(second)]
    keep_report_key(b"3" * 16, {digest_of_key(second)}, vault)
    assert held_report_keys(vault) == [digest_of_key(second), digest_of_key(b"3" * 16)]
    forget_report_key(digest_of_key(second), vault)
    assert held_report_keys(vault) == [digest_of_key(b"3" * 16)]
    assert first.hex() not in repr(vault.load())
