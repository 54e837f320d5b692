"""How many dossiers' folds are kept, and for how long."""

from uuid import UUID

from db.repositories.folding.known import _AT_REST, Folds
from desk_app.domain.acts.fold import Folded


def test_that_at_rest_the_folds_of_the_last_dossiers_are_kept_and_no_more() -> None:
    folds, dossiers = Folds(), [UUID(int=number) for number in range(3 * _AT_REST)]
    for dossier in dossiers:
        folds.keep(dossier, [1], Folded(acts=1))
    assert all(folds.find(dossier, [1])[1] for dossier in dossiers)
    folds.rest()
    known = [dossier for dossier in dossiers if folds.find(dossier, [1])[1]]
    assert known == dossiers[-_AT_REST:]
