"""A store copied, pruned, looked after; an article forgotten; a folder made ready; a night scheduled."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimtrack.pipeline import scheduling
from claimtrack.pipeline.health import State, findings
from claimtrack.settings import load
from tests.conftest import STORY, Ran, Web

Run = Callable[..., Ran]
ADDRESS = "https://a.example/deal"
SECRET = "CoreWeave will supply 100 MW"


def stored(folder: Path) -> bytes:
    """Every byte of a store, its log included."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("claimtrack.db*")))


@pytest.mark.sqlite
def test_a_backup_is_a_whole_store_and_overwrites_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    run("ingest", story)
    assert run("backup", tmp_path / "copy.db").code == 0
    assert run("claims", "--db", tmp_path / "copy.db").out == run("claims").out
    again = run("backup", tmp_path / "copy.db")
    assert again.code == 2
    assert "is there already" in again.err


@pytest.mark.sqlite
def test_a_forgotten_article_is_gone_to_the_last_byte_and_stays_out(run: Run, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Meta signed a contract with Nebius worth $3 billion for 20 MW of data center capacity.")
    run("ingest", story, "--url", ADDRESS)
    run("ingest", other)
    run("judge", "reject", "story.txt", "100 MW", "-r", "the whole campus")
    assert SECRET.encode() in stored(tmp_path)
    told = run("forget", f"{ADDRESS}?utm_source=rss")
    assert "1 article taken out" in told.err
    assert SECRET.encode() not in stored(tmp_path)
    assert b"100 MW" not in stored(tmp_path)
    assert "anthropic-coreweave" not in run("deals").out + run("diff").out
    assert "$3 billion" in run("diff").out
    again = run("ingest", story, "--url", ADDRESS)
    assert "0 new" in again.err
    assert "was forgotten" in again.err
    assert run("forget", ADDRESS, "--undo").code == 0
    assert "1 new" in run("ingest", story, "--url", ADDRESS).err
    assert run("forget", "https://a.example/never", "--undo").code == 2


def test_a_forgotten_address_is_not_fetched_again(run: Run, web: Web, tmp_path: Path) -> None:
    words = STORY.split("\n\n")[1]
    web.serve(
        "/a",
        f"<html><head><title>Anthropic and CoreWeave sign</title></head><body><article><p>{words}</p></article></body></html>".encode(),
    )
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "ledger.toml").write_text(
        f'id = "ledger"\npublisher = "L"\nhomepage = "{web.url}"\nrate = 1000\neverything = true\nurls = ["{web.url}/a"]\n'
    )
    assert "1 new" in run("ingest", "ledger", "--allow-private").err
    run("forget", f"{web.url}/a")
    web.asked.clear()
    run("ingest", "ledger", "--allow-private")
    assert "/a" not in web.asked


@pytest.mark.sqlite
def test_pruning_gives_the_room_back_and_keeps_what_was_read(run: Run, tmp_path: Path) -> None:
    noise = os.urandom(400_000).hex()
    page = f"<html><head><title>Anthropic and CoreWeave sign</title></head><body><article><p>{STORY}</p></article><!-- {noise} --></body></html>"
    (tmp_path / "a.html").write_text(page)
    run("ingest", tmp_path / "a.html")
    before, claims = (tmp_path / "claimtrack.db").stat().st_size, run("claims").out
    ran = run("prune", "--raw-mb", "0")
    assert "1 pages forgotten" in ran.err
    assert (tmp_path / "claimtrack.db").stat().st_size < before - 300_000
    assert run("claims").out == claims


@pytest.mark.sqlite
def test_a_store_of_an_older_schema_is_copied_before_it_is_brought_up_to_date(
    run: Run, story: Path, tmp_path: Path
) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine

    from claimtrack.store import engine

    config = Config()
    config.set_main_option("script_location", str(Path(engine.__file__).parent / "migrations"))
    with create_engine(f"sqlite:///{tmp_path}/claimtrack.db").connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    assert run("ingest", story).code == 0
    with sqlite3.connect(tmp_path / f"claimtrack.db.before-{engine.HEAD}") as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0004",)
    copy.close()


def test_init_makes_a_folder_ready_and_leaves_what_is_there(run: Run, tmp_path: Path) -> None:
    assert run("init").code == 0
    assert load().timeout == 20.0
    (tmp_path / "claimtrack.toml").write_text("timeout = 5.0\n")
    assert "is there already" in run("init").out
    assert load().timeout == 5.0


def test_every_line_of_the_settings_that_init_writes_is_a_setting(run: Run, tmp_path: Path) -> None:
    run("init")
    path = tmp_path / "claimtrack.toml"
    lines = path.read_text().splitlines()
    live = [re.sub(r"^# (?=\[|\w+ = )", "", line) for line in lines]
    assert sum(a != b for a, b in zip(lines, live, strict=True)) > 10
    path.write_text("\n".join(live))
    (tmp_path / "catalog.toml").write_text("")
    assert load().contact == "you@example.org"
    assert load().notify.watch[0].party == "CoreWeave"
    assert run("compare", "about 10 MW", "10 MW", "--field", "power_mw").code == 0


@pytest.mark.sqlite
def test_the_doctor_says_what_is_wrong_and_how_to_mend_it(run: Run, story: Path, tmp_path: Path) -> None:
    assert "is not there yet" in run("doctor").out
    run("ingest", story)
    well = run("doctor")
    assert well.code == 0, well.out
    assert "1 articles" in well.out
    early = {f.what: f for f in findings(load(), lambda: datetime(2020, 1, 1, tzinfo=UTC))}
    assert early["clock"].state is State.BAD
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.toml").write_text("id = 3\n")
    ill = run("doctor", "--format", "jsonl")
    assert ill.code == 2
    rows = {row["what"]: row for row in map(json.loads, ill.out.splitlines())}
    assert "a.toml:1" in rows["sources"]["words"]
    (tmp_path / "claimtrack.db").write_bytes(b"no database" * 1000)
    broken = {row["what"]: row for row in map(json.loads, run("doctor", "--format", "jsonl").out.splitlines())}
    assert (broken["store"]["state"], bool(broken["store"]["remedy"])) == ("bad", True)


ODD = "odd name 100% 'q'"


def test_the_line_for_cron_works_from_any_directory_and_whatever_the_folders_name(tmp_path: Path) -> None:
    folder = tmp_path / ODD
    folder.mkdir()
    line = scheduling.cron_line("02:30", folder)
    assert line.startswith("30 2 * * * ")
    # what cron does with a line: five fields, then the rest, in which \% is a plain %
    call = line.split(maxsplit=5)[5].replace("\\%", "%").replace("nightly 2>>", "runs 2>>")
    ran = subprocess.run(
        ["/bin/sh", "-c", call],
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path.cwd()), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "no store here" in (folder / scheduling.LOG).read_text()


def test_a_crontab_keeps_what_else_stands_in_it() -> None:
    mine = "MAILTO=me@example.org\n# a comment\n5 4 * * 0 /bin/true\n"
    here, there = Path("/srv/a b"), Path("/srv/other")
    both = scheduling.crontab_with(scheduling.crontab_with(mine, "02:30", here), "3:15", there)
    assert both.startswith(mine)
    assert scheduling.crontab_with(both, "02:30", there).count("claimtrack nightly in") == 2
    assert scheduling.crontab_without(scheduling.crontab_without(both, here), there) == mine


@pytest.mark.skipif(not shutil.which("crontab"), reason="no cron on this machine")
@pytest.mark.skipif(not os.environ.get("CI"), reason="changes the crontab of whoever runs it: only in CI")
def test_a_real_crontab_takes_the_line_and_lets_it_go(run: Run) -> None:
    assert run("schedule", "--cron", "--at", "3:05", "--install").code == 0
    listed = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=True).stdout
    assert listed.count("5 3 * * * cd ") == 1
    run("schedule", "--cron", "--at", "4:05", "--install")
    listed = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=True).stdout
    assert "5 4 * * * cd " in listed
    assert "5 3 * * * cd " not in listed
    assert run("schedule", "--cron", "--remove").code == 0
    left = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False).stdout
    assert "claimtrack" not in left


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    folder = tmp_path / "odd name 100%"
    folder.mkdir()
    files = scheduling.units("02:30", folder)
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / name) for name in files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert not [line for line in told.stderr.splitlines() if "claimtrack" in line]
    when = subprocess.run(
        ["systemd-analyze", "calendar", "*-*-* 02:30:00"], capture_output=True, text=True, check=False
    )
    assert when.returncode == 0


@pytest.mark.parametrize(
    "words", [["--cron", "--systemd"], [], ["--cron", "--at", "25:00"], ["--cron", "--install", "--remove"]]
)
def test_what_cannot_be_scheduled_is_refused(run: Run, words: list[str]) -> None:
    assert run("schedule", *words).code == 2


def test_the_printed_units_hold_this_python_and_this_folder(run: Run, tmp_path: Path) -> None:
    out = run("schedule", "--systemd", "--at", "03:15").out
    assert f'ExecStart="{sys.executable}" "-m" "claimtrack" "nightly"' in out
    assert f"WorkingDirectory={tmp_path.resolve()}" in out
    assert "OnCalendar=*-*-* 03:15:00" in out
    assert shlex.quote(str(tmp_path.resolve())) in run("schedule", "--cron").out
