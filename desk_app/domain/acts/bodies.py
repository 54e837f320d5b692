"""What acts say, as JSON, and what it means: one place for both directions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.codes.paper_number import IN_BODY, number_facts, number_in
from desk_app.domain.dossier import (
    ChosenProcedure,
    Collector,
    CollectorKind,
    Dossier,
    DueChange,
    LostReceipt,
    PaperKind,
    ReturnWay,
    SubmittedPaper,
)
from desk_app.domain.handling.elsewhere import Competence, DossierLeg, Origin
from desk_app.domain.ids import DossierId, OfficerId, ProcedureCode, UnitCode
from desk_app.domain.law import due as law
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.kept import fee_due_facts, fee_due_from, unpriced_facts, unpriced_from
from desk_app.domain.people.authorisation import authorisation_facts, authorisation_from
from desk_app.domain.people.person import person_facts, person_from
from desk_app.domain.post.sending import Post
from desk_app.domain.queue.ticket import visit_wait_facts, visit_wait_from


def received_body(dossier: Dossier) -> Body:
    """Everything that receiving fixed; folding it computes nothing of the law again."""
    return {
        "code": str(dossier.code),
        "order": dossier.order,
        "officer_name": dossier.officer_name,
        "procedure": chosen_facts(dossier.procedure),
        "channel": dossier.channel,
        "applicant": person_facts(dossier.applicant),
        "authorised": person_facts(dossier.authorised) if dossier.authorised else None,
        "authorisation": dossier.authorisation,
        "papers": papers_facts(dossier.papers),
        "all_papers_by_one_key": dossier.all_papers_by_one_key,
        "due": law.to_facts(dossier.due),
        "fees": [fee_due_facts(fee) for fee in dossier.fees],
        "unpriced_fees": list(dossier.unpriced_fees),
        "return_way": dossier.return_way,
        **_others(dossier),
        **({"after": dossier.after.hex} if dossier.after else {}),
        **({"postal_item": dossier.post.came_as} if dossier.post.came_as else {}),
        **({"unpriced_after": list(after)} if (after := dossier.unpriced_after) else {}),
        **(
            {"unpriced_as": [unpriced_facts(fee) for fee in said]}
            if (said := dossier.unpriced_as)
            else {}
        ),
        **({"legs": [leg_facts(leg) for leg in dossier.legs]} if dossier.legs else {}),
    }


def received_dossier(act: Act) -> Dossier:
    """The dossier as it was received.

    Raises:
        KeyError, TypeError, ValueError: a program we cannot follow wrote it.
    """
    body: Mapping[str, Any] = act.body
    authorised = body["authorised"]
    return Dossier(
        id=DossierId(act.subject.id),
        code=DossierCode.parse(body["code"]),
        order=int(body["order"]),
        unit=act.unit,
        desk=act.desk,
        officer=act.actor,
        officer_name=text(body, "officer_name"),
        procedure=chosen_from(body["procedure"]),
        channel=Channel(body["channel"]),
        applicant=person_from(body["applicant"]),
        authorised=person_from(authorised) if authorised else None,
        authorisation=text(body, "authorisation"),
        authority=authorisation_from(authority) if (authority := body.get("authority")) else None,
        submitter=person_from(other) if (other := body.get("submitter")) else None,
        event_subject=person_from(other) if (other := body.get("event_subject")) else None,
        papers=papers_from(body["papers"]),
        all_papers_by_one_key=bool(body["all_papers_by_one_key"]),
        received_at=act.made_at,
        due=law.from_facts(body["due"]),
        fees=tuple(fee_due_from(fee) for fee in body["fees"]),
        unpriced_fees=tuple(str(name) for name in body.get("unpriced_fees", ())),
        unpriced_after=tuple(str(name) for name in body.get("unpriced_after", ())),
        unpriced_as=tuple(unpriced_from(fee) for fee in body.get("unpriced_as", ())),
        return_way=ReturnWay(body["return_way"]),
        after=DossierId(UUID(body["after"])) if body.get("after") else None,
        post=Post(came_as=str(body.get("postal_item", ""))),
        legs=tuple(leg_from(facts) for facts in body.get("legs", ())),
        competence=_competence(body.get("competent")),
        origin=origin_from(body.get("origin")),
        visit_wait=visit_wait_from(body.get("visit_wait")),
    )


def _others(dossier: Dossier) -> dict[str, Body]:
    """Persons few dossiers have, and the authority; acts of before say nothing of them."""
    others: dict[str, Body] = {}
    if dossier.authority is not None:
        others["authority"] = authorisation_facts(dossier.authority)
    if dossier.submitter is not None:
        others["submitter"] = person_facts(dossier.submitter)
    if dossier.event_subject is not None:
        others["event_subject"] = person_facts(dossier.event_subject)
    if dossier.visit_wait is not None:
        others["visit_wait"] = visit_wait_facts(dossier.visit_wait)
    if dossier.competence is not None:
        others["competent"] = {"unit": dossier.competence.unit}
    if dossier.origin is not None:
        others["origin"] = origin_facts(dossier.origin)
    return others


def leg_facts(leg: DossierLeg) -> Body:
    return {
        "agency": leg.agency,
        "limit": law.limit_facts(leg.limit),
        "due": law.to_facts(leg.due),
    }


def leg_from(facts: Mapping[str, Any]) -> DossierLeg:
    return DossierLeg(
        agency=text(facts, "agency"),
        limit=law.limit_from(facts["limit"]),
        due=law.from_facts(facts["due"]),
    )


def _competence(facts: Mapping[str, Any] | None) -> Competence | None:
    return Competence(unit=text(facts, "unit")) if facts else None


def origin_facts(origin: Origin) -> Body:
    return {
        "unit": origin.unit,
        "unit_name": origin.unit_name,
        "dossier": origin.dossier.hex,
        "code": origin.code,
        "leg": origin.leg,
    }


def origin_from(facts: Mapping[str, Any] | None) -> Origin | None:
    if not facts:
        return None
    leg = facts["leg"]
    return Origin(
        unit=UnitCode(text(facts, "unit")),
        unit_name=text(facts, "unit_name"),
        dossier=DossierId(UUID(text(facts, "dossier"))),
        code=text(facts, "code"),
        leg=None if leg is None else int(leg),
    )


def external_code_body(noted: ExternalCode) -> Body:
    """An empty code: the dossier no longer has one of this system."""
    return {"system": noted.system, "code": noted.code}


def external_code_from(body: Mapping[str, Any]) -> ExternalCode:
    return ExternalCode(text(body, "system"), text(body, "code"))


def chosen_facts(chosen: ChosenProcedure) -> Body:
    return {
        "code": chosen.code,
        "name": chosen.name,
        "edition": chosen.edition,
        "case": chosen.case,
    }


def chosen_from(facts: Mapping[str, Any]) -> ChosenProcedure:
    return ChosenProcedure(
        code=ProcedureCode(text(facts, "code")),
        name=text(facts, "name"),
        edition=text(facts, "edition"),
        case=text(facts, "case"),
    )


def collector_body(collector: Collector) -> Body:
    lost = collector.lost
    said: dict[str, Body] = {}
    if lost is not None:
        said["lost"] = {
            "commitment": lost.commitment,
            "confirmed_by": lost.confirmed_by.hex,
            "confirmed_name": lost.confirmed_name,
        }
    return {
        "kind": collector.kind,
        "name": collector.name,
        "id_number": collector.id_number,
        "paper": collector.paper,
        "receipt_given_back": collector.receipt_given_back,
        **said,
    }


def collector_from(body: Mapping[str, Any]) -> Collector:
    return Collector(
        kind=CollectorKind(body["kind"]),
        name=text(body, "name"),
        id_number=text(body, "id_number"),
        paper=text(body, "paper"),
        receipt_given_back=bool(body["receipt_given_back"]),
        lost=_lost(lost) if (lost := body.get("lost")) else None,
    )


def _lost(facts: Mapping[str, Any]) -> LostReceipt:
    return LostReceipt(
        commitment=text(facts, "commitment"),
        confirmed_by=OfficerId(UUID(text(facts, "confirmed_by"))),
        confirmed_name=text(facts, "confirmed_name"),
    )


def due_changed_body(before: law.DueMoment, due: law.DueMoment, reason: str, calendar: str) -> Body:
    """`calendar` is the edition that `due` was counted by; `before` is told, never folded."""
    return {
        "before": None if before.at is None else before.at.isoformat(),
        "due": law.to_facts(due),
        "reason": reason,
        "calendar": calendar,
    }


def apologised_body(change: DueChange) -> Body:
    """Of a change with the number of its letter."""
    said = due_changed_body(change.before, change.after, change.reason, change.calendar)
    return said if change.number is None else {**said, IN_BODY: number_facts(change.number)}


def due_change_from(act: Act, before: law.DueMoment) -> DueChange:
    body: Mapping[str, Any] = act.body
    return DueChange(
        before=before,
        after=law.from_facts(body["due"]),
        reason=text(body, "reason"),
        calendar=text(body, "calendar"),
        number=number_in(body),
        at=act.made_at,
        by=act.actor,
    )


def papers_facts(papers: Sequence[SubmittedPaper]) -> Sequence[Body]:
    return [{"name": paper.name, "kind": paper.kind, "count": paper.count} for paper in papers]


def papers_from(items: Sequence[Mapping[str, Any]]) -> tuple[SubmittedPaper, ...]:
    return tuple(
        SubmittedPaper(
            name=text(item, "name"), kind=PaperKind(item["kind"]), count=int(item["count"])
        )
        for item in items
    )
