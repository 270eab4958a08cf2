"""Messages of what is new or worse, by a real mail server and a real web hook; one that is not taken is sent the next night."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from claimtrack.errors import PARTLY, TROUBLE
from claimtrack.records import Kind, Moved, News, Severity, Verdict
from claimtrack.records.watch import Watch
from tests.conftest import Ran, Web

Run = Callable[..., Ran]


class Mailbox:
    """Every mail that came."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, str]] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        body = mail.get_body(("plain",))
        assert body is not None
        self.mails.append((str(mail["subject"]), body.get_content()))
        return "250 taken"


@pytest.fixture
def mail() -> Iterator[tuple[Mailbox, str]]:
    """A mail server on loopback, and its address for Apprise."""
    box = Mailbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"mailto://127.0.0.1:{port}?from=claims@desk.example&to=analyst@desk.example"
    controller.stop()


@pytest.fixture
def desk(web: Web, run: Run, tmp_path: Path) -> Callable[..., Ran]:
    """A night on one source, after its articles were given: a slug and a price each."""
    (tmp_path / "sources").mkdir()
    listed: list[str] = []

    def night(*articles: tuple[str, str], title: str = "Anthropic signs compute deal with CoreWeave") -> Ran:
        for slug, price in articles:
            words = f"Anthropic has signed a five-year contract with CoreWeave worth {price}, the {slug} reported. CoreWeave will supply 100 MW of capacity in Plano, Texas."
            listed.append(
                web.serve(
                    f"/{slug}",
                    f"<html><head><title>{title}</title><meta property='og:site_name' content='The {slug}'><meta property='article:published_time' content='2026-11-20T10:00:00Z'></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>".encode(),
                )
            )
        (tmp_path / "sources" / "desk.toml").write_text(
            f'id = "desk"\npublisher = "The Desk"\nhomepage = "{web.url}"\nrate = 1000\nhours = 0\neverything = true\nurls = {json.dumps(listed)}\n'
        )
        return run("nightly", "desk", "--allow-private")

    return night


def settings(folder: Path, to: str, more: str = "") -> None:
    (folder / "claimtrack.toml").write_text(f'[notify]\nto = ["{to}"]\n{more}')


def hooked(web: Web) -> list[dict[str, str]]:
    return [json.loads(body) for path, body in web.posted if path == "/hook"]


def test_a_new_disagreement_is_mailed_with_both_sentences_and_a_quiet_night_mails_nothing(
    desk: Callable[..., Ran], mail: tuple[Mailbox, str], tmp_path: Path
) -> None:
    box, address = mail
    settings(tmp_path, address)
    assert desk(("Ledger", "$12 billion")).code == 0
    assert box.mails == []  # a figure is no disagreement
    assert desk(("Tribune", "$15 billion")).code == 0
    [(subject, body)] = box.mails
    assert subject == "claimtrack: 1 new disagreement: Anthropic / CoreWeave"
    assert "price_total new conflict" in body
    assert "worth $15 billion, the Tribune reported." in body
    assert "worth $12 billion, the Ledger reported." in body
    assert desk().code == 0
    assert len(box.mails) == 1


def test_a_message_that_is_not_taken_is_sent_the_next_night_and_only_once(
    desk: Callable[..., Ran], run: Run, web: Web, tmp_path: Path
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound and not listening: whoever calls is refused
        settings(tmp_path, f"json://127.0.0.1:{closed.getsockname()[1]}/hook")
        assert desk(("Ledger", "$12 billion")).code == 0
        down = desk(("Tribune", "$15 billion"))
        assert down.code == PARTLY
        assert "notify.to, entry 1 (JSON)" in down.err
        assert "sent the next night" in down.err
        assert "notify.to" in run("runs", "2").out
        assert "conflict" in run("notify", "--show").out
        port = closed.getsockname()[1]
    up = ThreadingHTTPServer(("127.0.0.1", port), web.server.RequestHandlerClass)  # at the same address
    threading.Thread(target=up.serve_forever, daemon=True).start()
    try:
        assert desk().code == 0
        [message] = hooked(web)
        assert "worth $15 billion, the Tribune reported." in message["message"]
        assert desk().code == 0
        assert run("notify").code == 0
        assert len(hooked(web)) == 1
    finally:
        up.shutdown()
        up.server_close()


def test_a_receiver_that_comes_later_is_not_told_what_was_before_it(
    desk: Callable[..., Ran], web: Web, tmp_path: Path
) -> None:
    desk(("Ledger", "$12 billion"), ("Tribune", "$15 billion"))
    settings(tmp_path, f"json://{web.url.removeprefix('http://')}/hook")
    assert desk().code == 0
    assert desk(("Wire", "$40 billion")).code == 0
    [message] = hooked(web)
    assert "$40 billion" in message["message"]


def test_a_watch_list_says_of_what_messages_are(desk: Callable[..., Ran], web: Web, tmp_path: Path) -> None:
    to = f"json://{web.url.removeprefix('http://')}/hook"
    settings(tmp_path, to, '[[notify.watch]]\nparty = "Nebius"\n')
    desk()
    desk(("Ledger", "$12 billion"), ("Tribune", "$15 billion"))
    assert hooked(web) == []
    settings(tmp_path, to, '[[notify.watch]]\nparty = "Nebius"\n[[notify.watch]]\nfield = "price_total"\n')
    desk(("Wire", "$40 billion"))
    assert "$40 billion" in hooked(web)[0]["message"]


def test_a_message_follows_the_template_of_the_user_and_a_broken_one_loses_nothing(
    desk: Callable[..., Ran], web: Web, tmp_path: Path
) -> None:
    settings(tmp_path, f"json://{web.url.removeprefix('http://')}/hook", 'template = "night.txt"\n')
    template = tmp_path / "night.txt"
    template.write_text("{% for n in news %}{{ n.nothing.such }}{% endfor %}")
    desk()
    broken = desk(("Ledger", "$12 billion"), ("Tribune", "$15 billion"))
    assert broken.code == PARTLY
    assert "night.txt" in broken.err
    assert hooked(web) == []
    template.write_text("{% for n in news %}{{ n.field }} of {{ n.deals[0] }}{% endfor %}")
    assert desk().code == 0
    [message] = hooked(web)
    assert message["message"].startswith("price_total of anthropic-coreweave")


def test_a_test_message_reaches_every_receiver_and_one_that_fails_is_named_without_its_secret(
    run: Run, web: Web, mail: tuple[Mailbox, str], tmp_path: Path
) -> None:
    box, address = mail
    secret = "hushhushtoken"
    hook = f"json://user:{secret}@{web.url.removeprefix('http://')}/{secret}?+X-Key={secret}"
    (tmp_path / "claimtrack.toml").write_text(
        f'[notify]\nto = ["{address}", "{hook}", "json://me:{secret}@127.0.0.1:9/{secret}"]\n'
    )
    told = run("notify", "--test")
    assert told.code == PARTLY
    assert "entry 1 (E-Mail): sent" in told.err
    assert "entry 2 (JSON): sent" in told.err
    assert "entry 3 (JSON): " in told.err
    assert secret not in told.err + told.out
    assert [subject for subject, _ in box.mails] == ["claimtrack: a test"]
    assert len(web.posted) == 1


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("", "nobody is to be told"),
        ('to = ["no address at all"]', "entry 1: is no address that Apprise knows"),
        ('to = ["env:NO_SUCH_VARIABLE"]', "NO_SUCH_VARIABLE is not set"),
        ('severity = "loud"', "notify.severity"),
        ('[[notify.watch]]\nfield = "prize"', "notify.watch.0.field"),
    ],
)
def test_settings_that_cannot_be_are_one_line(run: Run, tmp_path: Path, settings: str, words: str) -> None:
    (tmp_path / "claimtrack.toml").write_text(f"[notify]\n{settings}\n")
    told = run("notify", "--test")
    assert told.code == TROUBLE
    assert words in told.err
    assert told.err.count("\n") == 1


def piece(verdict: Verdict | None, was: Verdict | None, moved: Moved) -> News:
    return News("1", Kind.CHANGE, "2026-11-20T00:00:00+00:00", ("a-b",), ("A", "B"), (), moved=moved, field="power_mw", verdict=verdict, was=was, severity=Severity.MEDIUM)  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "was", "moved", "worse"),
    [
        (Verdict.CONFLICT, None, Moved.NEW, True),
        (Verdict.CONFLICT, Verdict.TENSION, Moved.CHANGED, True),
        (Verdict.TENSION, Verdict.CONFLICT, Moved.CHANGED, False),
        (None, Verdict.CONFLICT, Moved.RESOLVED, False),
        (None, None, Moved.FIGURE, False),
    ],
)
def test_only_what_is_new_or_worse_is_worth_a_message(
    verdict: Verdict | None, was: Verdict | None, moved: Moved, worse: bool
) -> None:
    assert piece(verdict, was, moved).worse == worse


@pytest.mark.parametrize(
    ("watch", "fits"),
    [
        ({"party": "core"}, True),
        ({"party": "Nebius"}, False),
        ({"deal": "anthropic-*"}, True),
        ({"deal": "anthropic-core"}, True),
        ({"deal": "meta-"}, False),
        ({"field": "power_mw"}, True),
        ({"field": "price_total"}, False),
        ({"field": "power_mw", "party": "Nebius"}, False),
        ({"severity": "low"}, True),
        ({"severity": "high"}, False),
    ],
)
def test_a_watch_asks_for_all_that_it_says(watch: dict[str, str], fits: bool) -> None:
    news = replace(
        piece(Verdict.CONFLICT, None, Moved.NEW), deals=("anthropic-coreweave",), parties=("Anthropic", "CoreWeave")
    )
    assert Watch.model_validate(watch).fits(news, Severity.MEDIUM) == fits


def test_a_watch_without_conditions_takes_what_is_severe_enough() -> None:
    news = piece(Verdict.CONFLICT, None, Moved.NEW)
    assert Watch().fits(news, Severity.MEDIUM)
    assert not Watch().fits(news, Severity.HIGH)
    assert Watch(severity=Severity.LOW).fits(news, Severity.HIGH)
