"""Who may be given the result of a dossier."""

from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.errors import CollectorIncomplete
from desk_app.domain.handling.amending_faults import CollectorNotEntitled, LostReceiptUnproved
from desk_app.domain.law.papers import Channel

_NEEDED = {
    CollectorKind.OWNER: ("name",),
    CollectorKind.AUTHORISED: ("name", "id_number", "paper"),
    CollectorKind.ANOTHER: ("name", "id_number", "paper"),
    CollectorKind.POST: ("name", "paper"),
}


def check_collector(dossier: Dossier, collector: Collector) -> None:
    """The owner, who is named as authorised to collect, or who brings a paper of the day.

    A postal officer comes with a list. Whoever the dossier names only to hand it in does not
    collect by that same paper.

    Raises:
        CollectorIncomplete: name, number or paper is not there.
        CollectorNotEntitled: the dossier does not let this person collect.

    Legal: [return.identity], [people.authorisation]
    """
    values = {
        "name": collector.name,
        "id_number": collector.id_number,
        "paper": collector.paper,
    }
    if missing := [field for field in _NEEDED[collector.kind] if not values[field].strip()]:
        raise CollectorIncomplete(missing)
    if collector.kind is CollectorKind.AUTHORISED and not _is_named(dossier, collector):
        raise CollectorNotEntitled()
    if collector.kind is CollectorKind.ANOTHER and _only_hands_in(dossier, collector):
        raise CollectorNotEntitled()


def check_receipt(dossier: Dossier, collector: Collector) -> None:
    """The receipt comes back; who lost it signs a commitment, and a supervisor confirms.

    The post brings its list instead, and an online dossier never had a receipt on paper.

    Raises:
        LostReceiptUnproved: no commitment; nobody has confirmed.

    Legal: [return.identity]
    """
    if collector.receipt_given_back or collector.kind is CollectorKind.POST:
        return
    if dossier.channel is Channel.ONLINE:
        return
    if collector.lost is None:
        raise LostReceiptUnproved(["commitment", "supervisor"])
    if not collector.lost.commitment.strip():
        raise LostReceiptUnproved(["commitment"])


def who_stands_there(dossier: Dossier) -> Collector:
    """Who handed the dossier in, as the one who takes its result in the same visit.

    Raises:
        CollectorNotEntitled: they hand in for the owner, without a paper to collect by.
    """
    person = dossier.hands_in
    if person is dossier.applicant:
        kind, paper = CollectorKind.OWNER, ""
    elif person is dossier.may_collect:
        kind, paper = CollectorKind.AUTHORISED, dossier.authorisation
    else:
        raise CollectorNotEntitled()
    return Collector(
        kind=kind,
        name=person.name,
        id_number=person.id_number,
        paper=paper,
        receipt_given_back=False,
    )


def _is_named(dossier: Dossier, collector: Collector) -> bool:
    named = dossier.may_collect
    return named is not None and named.id_number in {"", collector.id_number}


def _only_hands_in(dossier: Dossier, collector: Collector) -> bool:
    named = dossier.authorised
    return (
        named is not None
        and dossier.may_collect is None
        and named.id_number == collector.id_number
        and collector.paper.strip() == dossier.authorisation
    )
