"""A line of a postal list, opened in the intake form."""

from dataclasses import replace

from desk_app.domain.law.papers import Channel
from desk_app.services.post.check_letters import CheckedLetter
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
