"""People sent away with a paper: rows for search, the cache of the acts that say so."""

from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from db.tables.numbers import sent_away
from desk_app.domain.people.folding import fold as fold_name
from desk_app.domain.sent_away import SentAway

_TAIL: Final = 4
_KEPT: Final = select(sent_away).where(sent_away.c.id == bindparam("about"))
_DROP: Final = delete(sent_away).where(sent_away.c.n == bindparam("row"))
_DROP_WORDS: Final = text("DELETE FROM sent_away_words WHERE rowid = :row")
_ADD: Final = insert(sent_away)
_ADD_WORDS: Final = text("INSERT INTO sent_away_words (rowid, name) VALUES (:n, :name)")


def keep_sent_away(connection: Connection, away: SentAway) -> None:
    """One row of `away`, as its acts have it now."""
    row = row_of(away)
    kept = connection.execute(_KEPT, {"about": away.id}).mappings().first()
    if kept is not None:
        if {name: kept[name] for name in row} == row:
            return
        connection.execute(_DROP, {"row": kept["n"]})
        connection.execute(_DROP_WORDS, {"row": kept["n"]})
    added = connection.execute(_ADD, row).inserted_primary_key
    if added is None:
        raise RuntimeError("a person sent away was stored without a row number")
    connection.execute(_ADD_WORDS, {"n": added[0], "name": fold_name(away.applicant.name)})


def row_of(away: SentAway) -> dict[str, Any]:
    """The row that search reads; nothing in it that the act does not say."""
    return {
        "id": away.id,
        "kind": away.answer,
        "form": away.number.form,
        "year": away.number.year,
        "number": away.number.number,
        "printed": str(away.number),
        "desk": away.desk,
        "officer": away.officer,
        "procedure_code": away.procedure.code if away.procedure else "",
        "request": away.request,
        "applicant": away.applicant.name,
        "id_number": away.applicant.id_number,
        "id_tail": away.applicant.id_number[-_TAIL:],
        "phone": away.applicant.phone,
        "at": away.at,
    }
