"""What moved between two states of knowledge is told by the figures themselves."""

from __future__ import annotations

from claimtrack.extract.statement import statement
from claimtrack.reconcile import reconcile
from claimtrack.reconcile.changes import changes
from claimtrack.records import Article, Deal, DealReport, Field, Moved, Verdict

DEAL = Deal(id="a-b", buyer=("A",), seller=("B",))


def report(*told: tuple[str, str]) -> DealReport:
    """A deal's report on total prices, each told by an article."""
    from dataclasses import replace

    claims = [replace(statement(text, Field.PRICE_TOTAL), article=name) for name, text in told]
    articles = {name: Article(address=name, identity=name, text=text) for name, text in told}
    return reconcile(DEAL, claims, articles)


def test_a_second_figure_that_contradicts_the_first_is_a_new_disagreement() -> None:
    moved = changes([report(("x", "$5 billion"))], [report(("x", "$5 billion"), ("y", "$8 billion"))])
    assert [(c.moved, c.verdict) for c in moved] == [(Moved.NEW, Verdict.CONFLICT), (Moved.FIGURE, None)]


def test_a_figure_that_is_told_no_more_takes_its_disagreement_with_it() -> None:
    moved = changes([report(("x", "$5 billion"), ("y", "$8 billion"))], [report(("x", "$5 billion"))])
    assert [(c.moved, c.was) for c in moved] == [(Moved.GONE, Verdict.CONFLICT)]


def test_another_article_that_says_the_same_changes_nothing() -> None:
    before = [report(("x", "$5 billion"), ("y", "$8 billion"))]
    after = [report(("x", "$5 billion"), ("y", "$8 billion"), ("z", "$8 billion"))]
    assert changes(before, after) == []


def test_the_order_of_articles_changes_nothing() -> None:
    one = [report(("x", "$5 billion"), ("y", "$8 billion"))]
    other = [report(("y", "$8 billion"), ("x", "$5 billion"))]
    assert changes(one, other) == []
