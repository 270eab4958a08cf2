"""Exports: the same rows in every format, cells that run nowhere, columns that stay, JSON-LD that a processor takes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from claimtrack.report.rows import TABLES
from tests.conftest import STORY, Ran

Run = Callable[..., Ran]
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    """A store with a conflict, told by two outlets, one of which has a formula for a name."""
    for number, words in enumerate((STORY, STORY.replace("$12", "$15"))):
        path = tmp_path / f"{number}.txt"
        path.write_text(words)
        told = (
            "--url",
            f"https://ledger.example/{number}",
            "--publisher",
            ("=SUM(A1)", "Tribune")[number],
            "--published",
            "2026-05-07",
        )
        assert run("ingest", path, *told).code == 0
    return run


@pytest.mark.parametrize("table", TABLES)
def test_the_formats_give_the_same_rows_in_documented_columns(filled: Run, tmp_path: Path, table: str) -> None:
    for form in ("csv", "jsonl", "parquet"):
        assert filled("export", "--format", form, "--out", "t").code == 0
    from_json = [json.loads(line) for line in (tmp_path / "t" / f"{table}.jsonl").read_text().splitlines()]
    from_csv = list(csv.DictReader(io.StringIO((tmp_path / "t" / f"{table}.csv").read_text())))
    read: Any = parquet.__dict__["read_table"]
    from_parquet = read(tmp_path / "t" / f"{table}.parquet").to_pylist()
    assert from_json == from_parquet
    assert len(from_csv) == len(from_json) > 0
    assert list(from_csv[0]) == list(from_json[0]) == list(TABLES[table])
    documented = re.search(rf"^\| {table} \| (.*?) \|$", (DOCS / "exports.md").read_text(), re.MULTILINE)
    assert documented
    assert documented[1].split(", ") == list(TABLES[table])


def test_no_cell_runs_in_a_spreadsheet(filled: Run) -> None:
    told = filled("export", "articles").out
    assert "'=SUM(A1)" in told
    assert "\n=" not in told
    assert ",=" not in told


def test_one_table_goes_to_standard_output_and_several_need_a_folder(filled: Run) -> None:
    assert filled("export", "verdicts", "--format", "jsonl").out.count('"conflict"') == 1
    several = filled("export")
    assert several.code == 2
    assert "--out" in several.err


def test_json_ld_is_taken_by_a_processor_and_each_disputed_figure_is_a_claim_with_its_articles(filled: Run) -> None:
    from pyld import jsonld

    told = json.loads(filled("export", "--format", "jsonld", "--deal", "anthropic").out)
    expand: Any = jsonld.expand
    nodes = {node["@id"]: node for node in expand(told)}
    schema = "https://schema.org/"
    claims = [n for n in nodes.values() if f"{schema}Claim" in n["@type"]]
    assert {c[f"{schema}name"][0]["@value"] for c in claims} == {"price_total: $12 billion", "price_total: $15 billion"}
    for claim in claims:
        appearances = [a["@id"] for a in claim[f"{schema}appearance"]]
        assert all(f"{schema}NewsArticle" in nodes[a]["@type"] for a in appearances)
        assert claim[f"{schema}about"][0]["@id"] in nodes
        assert "billion, the companies said on Tuesday" in claim[f"{schema}text"][0]["@value"]
        assert claim["urn:claimtrack:disagreement"][0]["urn:claimtrack:verdict"][0]["@value"] == "conflict"
    to_rdf: Any = jsonld.to_rdf
    assert to_rdf(told)["@default"]
