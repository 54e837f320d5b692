"""Where reports get their figures: the store of this desk."""

from db.queries.reports import surroundings as around
from db.queries.reports import tallies as t
from db.queries.reports.noted import noted_indices
from db.queries.reports.register import register_length, register_page
from db.queries.reports.visits import visits
from desk_app.domain.law.procedure import level_of_unit
from desk_app.domain.office import DeskFacts
from desk_app.reports.asked import Sources
from desk_app.wiring.opening import OpenDesk


def report_sources(opened: OpenDesk, facts: DeskFacts) -> Sources:
    ask = opened.store.ask
    noted, known = ask(noted_indices), ask(around.procedures_known)
    own = level_of_unit(facts.unit.name)
    return Sources(
        unit=facts.unit.code,
        unit_name=facts.unit.name,
        desk=facts.desk,
        tallies=ask(t.tallies),
        procedures=lambda day: known(day, own),
        officers=ask(around.officers_known),
        refused_at_intake=ask(around.refused_at_intake),
        online_unanswered=ask(around.online_unanswered),
        arrivals=ask(around.arrivals),
        noted_indices=lambda period: noted(facts.unit.code, period),
        visits=ask(visits),
        register_page=ask(register_page),
        register_length=ask(register_length),
        left_to_count=ask(t.left_to_count),
    )
