"""The families of sentences, in the order in which they are asked."""

from collections.abc import Callable
from typing import Final

from desk_app.domain.errors import DeskError
from ui.texts.calendar import calendar
from ui.texts.catalogue import catalogue
from ui.texts.codes import codes
from ui.texts.counter.officers import officers
from ui.texts.counter.queue import queue
from ui.texts.dossier import deadlines, dossier
from ui.texts.intake import intake, numbers
from ui.texts.law import law
from ui.texts.money import money
from ui.texts.notice import Notice
from ui.texts.office import officer
from ui.texts.outside import outside
from ui.texts.papers import forms, printing, prints
from ui.texts.people import people
from ui.texts.places import places
from ui.texts.post.sentences import post
from ui.texts.scans import seals
from ui.texts.store import store
from ui.texts.wings.amending import amending, citizen, returning
from ui.texts.wings.carrying import carrying
from ui.texts.wings.day_end import day_end
from ui.texts.wings.deciding import deciding
from ui.texts.wings.hand_over import hand_over
from ui.texts.wings.past import past
from ui.texts.wings.reports import reports
from ui.texts.wings.scans import paper_scans
from ui.texts.wings.steps import steps
from ui.texts.wings.telling import telling
from ui.texts.wings.till import till
from ui.texts.wings.updating import updating
from ui.texts.wings.watching import watching

FAMILIES: Final[tuple[Callable[[DeskError], Notice | None], ...]] = (
    intake,
    numbers,
    codes,
    dossier,
    amending,
    returning,
    citizen,
    officer,
    officers,
    queue,
    store,
    forms,
    outside,
    law,
    calendar,
    money,
    till,
    catalogue,
    printing,
    prints,
    deadlines,
    people,
    places,
    post,
    seals,
    paper_scans,
    hand_over,
    steps,
    telling,
    deciding,
    carrying,
    past,
    watching,
    updating,
    reports,
    day_end,
)
