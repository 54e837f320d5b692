"""Use cases: what the centre refused is sent again, or written anew."""

from desk_app.domain.acts.act import SubjectKind, whole_milliseconds
from desk_app.domain.acts.fold import MENDS
from desk_app.domain.handling.deciding_faults import RefusalGone
from desk_app.domain.ids import ActId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.refusals import Mending, mending_of
from desk_app.services.desk import Desk


def mend(act_id: ActId, officer: Officer, desk: Desk) -> Mending:
    """Do what mends the refused act; which of the two it was.

    Written anew it keeps content, doer and moment; only its place in the chain is another, and
    its body names the act it stands for.

    Raises:
        RightMissing: not a leader.
        RefusalGone: the centre has taken it meanwhile, or somebody has mended it.
    """
    officer.need(Right.DECIDE)
    with desk.work() as work:
        found = work.refused.find(act_id)
        if found is None:
            raise RefusalGone()
        act = found.act
        how = mending_of(
            found.reason,
            ours=act.desk == desk.id,
            of_dossier=act.subject.kind == SubjectKind.DOSSIER,
        )
        if how is Mending.SEND_AGAIN:
            work.refused.offer_again(act_id)
        else:
            body = {**act.body, MENDS: act.id.hex}
            at = whole_milliseconds(act.made_at)
            work.journal.write(act.kind, act.subject, body, by=act.actor, at=at)
            work.refused.drop(act_id)
        work.commit()
    return how
