from uuid import UUID

from ui.news import DossiersChanged, News


def test_that_everyone_who_listens_hears_which_dossiers_changed() -> None:
    news, heard = News(), list[object]()
    news.changed.connect(heard.append)
    fact = DossiersChanged(frozenset({UUID(int=7)}))
    news.tell(fact)
    assert heard == [fact]
