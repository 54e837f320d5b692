"""What comes written already, opened in the intake form: by post, or online."""

from dataclasses import replace

from desk_app.domain.law.papers import Channel
from desk_app.services.post.check_letters import CheckedLetter
from desk_app.wiring.online.desk import OnlineDossier
from ui.screens.intake.form.form import ActingFor, IntakeForm, Tick, chosen
from ui.screens.intake.form.person_entry import PersonEntry, birth_words


def form_of_letter(letter: CheckedLetter, blank: IntakeForm) -> IntakeForm:
    """What the line says, as if it had been typed; its key makes it one dossier for ever."""
    order = letter.order
    person = order.applicant
    owner = PersonEntry(
        name=person.name,
        id_number=letter.letter.id_number,
        born=birth_words(person.birth) or letter.letter.born,
        address=person.address,
        phone=letter.letter.phone,
    )
    form = replace(
        blank,
        key=letter.key,
        channel=Channel.POST,
        return_way=order.return_way,
        postal_item=order.postal_item,
    )
    if letter.procedure is not None:
        form = chosen(form, letter.procedure)
    listed = letter.procedure.papers(form.case, form.channel) if letter.procedure else ()
    names = {paper.name for paper in listed}
    form = replace(
        form,
        ticks={paper.name: Tick(paper.kind, paper.count) for paper in order.papers},
        extras=tuple(paper.name for paper in order.papers if paper.name not in names),
    )
    if order.submitter is None:
        return replace(form, visitor=owner)
    sender = PersonEntry(name=order.submitter.name)
    return replace(form, visitor=sender, owner=owner, acting_for=ActingFor.OTHER)


def form_of_online(found: OnlineDossier, blank: IntakeForm) -> IntakeForm:
    """What the portal says, as if it had been typed; its id makes it one dossier for ever.

    A paper the portal calls otherwise than the catalogue does stands below the published ones.
    """
    came, procedure = found.registered, found.procedure
    person = came.applicant
    form = replace(
        blank,
        key=came.id,
        channel=came.channel,
        return_way=came.return_way,
        after=came.after,
        visitor=PersonEntry(
            name=person.name,
            id_number=person.id_number,
            born=birth_words(person.birth),
            address=person.address,
            phone=person.phone,
            email=person.email,
        ),
    )
    if procedure is None:
        form = replace(form, sought=came.procedure_name)
        listed = frozenset[str]()
    else:
        form = chosen(form, procedure)
        if any(case.name == came.case for case in procedure.cases):
            form = replace(form, case=came.case)
        listed = frozenset(paper.name for paper in procedure.papers(form.case, form.channel))
    return replace(
        form,
        ticks={paper.name: Tick(paper.kind, paper.count) for paper in came.papers},
        extras=tuple(paper.name for paper in came.papers if paper.name not in listed),
    )
