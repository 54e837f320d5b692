"""An online dossier, opened in the intake form."""

from dataclasses import replace

from desk_app.domain.dossier import PaperKind
from desk_app.domain.law.papers import Channel
from desk_app.wiring.online.desk import OnlineDossier
from ui.screens.intake.form.form import IntakeForm, Tick, chosen
from ui.screens.intake.form.person_entry import PersonEntry, birth_words


def form_of_online(found: OnlineDossier, blank: IntakeForm) -> IntakeForm:
    """What the portal says, as if it had been typed; its id makes it one dossier for ever.

    A paper the portal calls otherwise than the catalogue does stands below the published ones.
    """
    came, procedure = found.registered, found.procedure
    person = came.applicant
    form = replace(
        blank,
        key=came.id,
        channel=Channel.ONLINE,
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
        ticks={paper.name: Tick(PaperKind.ELECTRONIC, paper.count) for paper in came.papers},
        extras=tuple(paper.name for paper in came.papers if paper.name not in listed),
    )
