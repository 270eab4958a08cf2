"""What was learned from labelled articles stands beside the rules, and both are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.catalog import Catalog
from claimtrack.extract import extract, read
from claimtrack.extract.drafting import Draft
from claimtrack.extract.learned.weighing import CONSTANT, learned, odds, weightiest
from claimtrack.extract.looks import RATHER
from claimtrack.extract.quantities.figures import figures
from claimtrack.extract.terms import terms
from claimtrack.extract.terms.stakes import STAKE
from claimtrack.extract.terms.terms import RULES, decide, weigh
from claimtrack.extract.text.prose import sentences
from claimtrack.extract.text.surroundings import Surroundings
from claimtrack.extract.who.parties import parties
from claimtrack.extract.whose.holders import HOLDING
from claimtrack.extract.whose.telling import Telling
from claimtrack.extract.whose.whose import DEAL
from claimtrack.records import Article, Field, Part, Status

KINDS: dict[str, set[str]] = {"figures": set(RULES), "stakes": {STAKE}, "holders": {HOLDING}, "dates": {Field.START, Field.ANNOUNCED, Field.END}, "places": {"place"}, "names": {"name"}, "pairs": {"pair"}, "loners": {"seller"}, "models": {"model"}, "refusals": {"clause"}, "deals": {DEAL}}  # fmt: skip


@pytest.mark.parametrize("what", sorted(KINDS))
def test_every_table_has_its_kinds_and_a_constant(what: str) -> None:
    assert set(learned(what)) == {str(kind) for kind in KINDS[what]}
    assert all(CONSTANT in weights and len(weights) > 100 for weights in learned(what).values())


@pytest.mark.parametrize(("what", "kinds"), [("parts", Part), ("statuses", Status)])
def test_what_a_figure_covers_and_how_sure_it_is_told_is_one_of_the_known(
    what: str, kinds: type[Part | Status]
) -> None:
    assert set(learned(what)) <= {str(kind) for kind in kinds}
    assert len(learned(what)) > 3


@given(st.permutations(sorted(learned("figures")["money"])[:60]))
def test_what_signs_weigh_together_does_not_depend_on_their_order(signs: list[str]) -> None:
    assert odds("figures", "money", signs) == odds("figures", "money", sorted(signs))
    assert weightiest("figures", "money", signs) == weightiest("figures", "money", sorted(signs))


def test_no_sign_of_a_figure_tells_a_companys_name(catalog: Catalog) -> None:
    text = "Anthropic will pay CoreWeave $5 billion. The contract with CoreWeave runs for five years, Anthropic said."
    draft = Draft(Article(address="a", identity="a", text=text), Telling.of(text, catalog))
    for figure in draft.figures[0]:
        signs = draft.signs.of(figure, draft.telling.sentence_at(figure.core), ())
        assert not [s for s in signs if "anthropic" in s.lower() or "coreweave" in s.lower()]
        assert any("PARTY" in s for s in signs)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Power for a lab\nGoogle buys power from Kairos Power. In 2030 Kairos will deliver, and Kairos said so.", "Kairos Power"),
        ("A campus let\nApplied Digital leases a campus to CoreWeave. For this Applied gets $11 billion, Applied said.", "Applied Digital"),
    ],
)  # fmt: skip
def test_what_shortens_a_companys_name_is_a_mention_of_it(catalog: Catalog, text: str, whole: str) -> None:
    named = parties(text, sentences(text), catalog)
    assert [p.name for p in named].count(whole) == 3
    assert len({p.group for p in named if p.name == whole}) == 1


def test_what_only_signs_take_for_a_term_is_not_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "It all comes down to $5 billion somewhere."
    (figure,), _ = figures(text, sentences(text))
    around = Surroundings.alone(text, figure.start, figure.end)
    assert decide(figure, around).field is None
    monkeypatch.setattr(terms, "odds", lambda *_: 9.0)
    taken = weigh(decide(figure, around), figure, set())
    assert taken.field is Field.PRICE_TOTAL
    assert not taken.plain


def test_what_a_rule_refuses_outright_no_sign_takes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "It raised a loan of $5 billion in debt financing."
    (figure,), _ = figures(text, sentences(text))
    monkeypatch.setattr(terms, "odds", lambda *_: 9.0)
    around = Surroundings.alone(text, figure.start, figure.end)
    assert weigh(decide(figure, around), figure, set()).field is None


def test_the_explanation_sums_to_the_score(catalog: Catalog) -> None:
    text = "Anthropic has signed a five-year contract with CoreWeave worth $15 billion for 100 MW in Texas."
    for reading in read(Article(address="a", identity="a", text=text), catalog):
        told = dict(reading.cues)
        if {"cues", "learned"} <= told.keys():
            assert told["cues"] + told["learned"] + told[RATHER] == pytest.approx(reading.score, abs=0.16)


@pytest.mark.parametrize(
    "clause", ["No price has come out.", "Rent and duration are not public.", "None of the sellers has given a price."]
)
def test_a_clause_that_withholds_in_words_without_a_rule_is_found(catalog: Catalog, clause: str) -> None:
    text = f"Halls for a lab\nAnthropic has signed a contract with CoreWeave for 100 MW of capacity.\n{clause}"
    found = [c for c in extract(Article(address="a", identity="a", text=text), catalog) if c.field is Field.DISCLOSURE]
    assert [c.quote for c in found] == [clause[:-1]]
