"""The half-typed form as JSON, and back. A draft of another version is not read."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from desk_app.domain.dossier import PaperKind, ReturnWay
from desk_app.domain.ids import DossierId
from desk_app.domain.law.due import limit_facts, limit_from
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.bill import FeeEntry
from desk_app.domain.money.counted import counted_facts, counted_from
from desk_app.domain.money.relief import Exemption, Ground
from desk_app.domain.people.authorisation import AuthorityScope
from desk_app.domain.people.person import ApplicantKind, person_facts, person_from
from desk_app.domain.people.personal_number import Sex
from ui.screens.intake.form.away import away_facts, away_from
from ui.screens.intake.form.form import ActingFor, IntakeForm, Tick
from ui.screens.intake.form.person_entry import PersonEntry

_VERSION: Final = 1
_TEXTS: Final = ("authorisation", "sought", "procedure", "ticked_for", "case")
_PERSON_TEXTS: Final = ("name", "id_number", "born", "address", "phone", "email")


def draft_of(form: IntakeForm) -> str:
    facts: dict[str, Any] = {name: getattr(form, name) for name in _TEXTS}
    facts |= {
        "version": _VERSION,
        "key": str(form.key),
        "visitor": _entry_facts(form.visitor),
        "owner": _entry_facts(form.owner),
        "acting_for": form.acting_for,
        "owner_kind": form.owner_kind,
        "representative": form.representative,
        "scope": form.scope,
        "subject": _entry_facts(form.subject),
        "with_subject": form.with_subject,
        "channel": form.channel,
        "limit": limit_facts(form.limit) if form.limit else None,
        "competent": form.competent,
        "ticks": [[name, tick.kind, tick.count] for name, tick in form.ticks.items()],
        "extras": list(form.extras),
        "by_one_key": form.by_one_key,
        "money": _money_facts(form.money),
        "return_way": form.return_way,
        "postal_item": form.postal_item,
        "away": away_facts(form.away),
        "after": str(form.after) if form.after else "",
        "brought": sorted(form.brought),
    }
    return json.dumps(facts, ensure_ascii=False)


def form_from(draft: str) -> IntakeForm | None:
    """None when it cannot be read: another version wrote it, or it is damaged."""
    try:
        facts = json.loads(draft)
        if facts["version"] != _VERSION:
            return None
        return _form(facts)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _form(facts: Mapping[str, Any]) -> IntakeForm:
    limit = facts["limit"]
    return IntakeForm(
        key=DossierId(UUID(facts["key"])),
        visitor=_entry(facts["visitor"]),
        owner=_entry(facts["owner"]),
        acting_for=ActingFor(facts["acting_for"]),
        owner_kind=ApplicantKind(facts.get("owner_kind", ApplicantKind.ORGANISATION)),
        representative=str(facts.get("representative", "")),
        scope=AuthorityScope(facts.get("scope", AuthorityScope.BOTH)),
        subject=_entry(facts["subject"]) if "subject" in facts else PersonEntry(),
        with_subject=bool(facts.get("with_subject")),
        channel=Channel(facts["channel"]),
        limit=None if limit is None else limit_from(limit),
        competent=str(facts.get("competent", "")),
        ticks={
            str(name): Tick(PaperKind(kind), int(count)) for name, kind, count in facts["ticks"]
        },
        extras=tuple(str(name) for name in facts["extras"]),
        by_one_key=bool(facts["by_one_key"]),
        money=_money(facts.get("money", {})),
        return_way=ReturnWay(facts["return_way"]),
        postal_item=str(facts.get("postal_item", "")),
        away=away_from(facts.get("away", {})),
        after=DossierId(UUID(facts["after"])) if facts.get("after") else None,
        brought=frozenset(str(words) for words in facts.get("brought", ())),
        **{name: str(facts[name]) for name in _TEXTS},
    )


def _money_facts(money: FeeEntry) -> dict[str, Any]:
    exemption = money.exemption
    return {
        "counted": counted_facts(money.counted),
        "confirmed": sorted(money.confirmed),
        "exemption": [exemption.ground, exemption.basis] if exemption else None,
    }


def _money(facts: Mapping[str, Any]) -> FeeEntry:
    exemption = facts.get("exemption")
    return FeeEntry(
        counted=counted_from(facts.get("counted", {})),
        confirmed=frozenset(str(id_) for id_ in facts.get("confirmed", ())),
        exemption=Exemption(ground=Ground(exemption[0]), basis=str(exemption[1]))
        if exemption
        else None,
    )


def _entry_facts(entry: PersonEntry) -> dict[str, Any]:
    facts: dict[str, Any] = {name: getattr(entry, name) for name in _PERSON_TEXTS}
    return facts | {
        "sex": entry.sex,
        "further": list(entry.further),
        "card": person_facts(entry.card) if entry.card else None,
        "scanned_at": entry.scanned_at.isoformat() if entry.scanned_at else None,
        "editing": entry.editing,
        "meant": sorted(list(each) for each in entry.meant),
    }


def _entry(facts: Mapping[str, Any]) -> PersonEntry:
    card, at = facts["card"], facts["scanned_at"]
    return PersonEntry(
        sex=Sex(facts["sex"]) if facts["sex"] else None,
        card=None if card is None else person_from(card),
        scanned_at=None if at is None else datetime.fromisoformat(at),
        editing=bool(facts["editing"]),
        meant=frozenset((str(name), str(typed)) for name, typed in facts.get("meant", ())),
        further=tuple(str(words) for words in facts.get("further", ())),
        **{name: str(facts[name]) for name in _PERSON_TEXTS},
    )
