"""What the rest of claimtrack asks of a store."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlmodel import Session, col, func, or_, select

from claimtrack.errors import StoreError
from claimtrack.store import forgetting, judgements, newsstand, reading, runs, standings, visiting
from claimtrack.store.engine import compact, connect, copy, file_of, shown
from claimtrack.store.rows import deal_of, judgement_of
from claimtrack.store.saving import Saving
from claimtrack.store.tables import ArticleRow, ClaimRow, DealRow, MarkRow, RevisionRow, RunRow
from claimtrack.store.trouble import told

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Engine

    from claimtrack.records import Article, Claim, Deal, Judgement, KnownDeals, News, RawDocument, Sidecar, Standing
    from claimtrack.records.run import Run
    from claimtrack.records.visit import Mark, Rules, SourceState, Visit
    from claimtrack.store.reading import Known


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving an article: `new`, `changed` (another text at the same address) or `unchanged`.

    `otherwise` says that it is read otherwise than before, which may leave no new claim.
    """

    outcome: str
    claims: int = 0
    otherwise: bool = False


def open_store(place: str, wait: float | None = None, *, make: bool = True) -> Store:
    """The store at a path or database URL; one that is not there is made, or refused unless `make`. Raises `StoreError`."""
    file = file_of(place)
    if not make and file is not None and not file.exists():
        raise StoreError(place, "no store here", "ingest articles first, or name another with --db")
    return Store(connect(place) if wait is None else connect(place, wait), shown(place))


class Store:
    """A store. Every method raises `StoreError` with the store's name, or `StoreBusyError`."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    def save(
        self,
        article: Article,
        read: Callable[[], Sequence[Claim]],
        link: Callable[[Sequence[Claim], KnownDeals], tuple[list[Claim], list[Deal]]],
        now: str,
        reader: str = "",
        document: RawDocument | None = None,
        *,
        met: bool = True,
    ) -> Saved:
        """Keep an article, its revision and its claims in one transaction; with the visit and bytes of its `document`.

        `met` says that it was found in its place at this moment, and not only read again out of the store.

        `read` is called only when the text is new, when what is known of it changed (a date given later), or when
        another `reader` read it last; `link` is given the deals known at that moment. `now` is an ISO instant.
        """
        with self._writing() as session:
            digest = None
            if document is not None:
                digest = hashlib.sha256(document.body).hexdigest()
                visiting.keep_raw(session, digest, document, now)
                if document.visit is not None:
                    visiting.keep_visit(session, document.visit)
            return Saved(*Saving(session, read, link, now, met=met).keep(article, reader, digest, document))

    def regroup(self, pair_of: Callable[[Deal], str]) -> None:
        """Find deals by their parties as the catalog has them today."""
        with self._writing() as session:
            for row in session.exec(select(DealRow)):
                if row.pair != (pair := pair_of(deal_of(row))):
                    row.pair = pair

    def deals(self, named: Sequence[str] | None = None) -> list[Deal]:
        """Every deal, or those that are named, by id."""
        with self._reading() as session:
            return reading.deals(session, named)

    def deals_begun(self, letters: str) -> list[Deal]:
        """The deals whose id begins so, by id."""
        with self._reading() as session:
            return reading.deals_begun(session, letters)

    def claims(
        self,
        deals: Sequence[str] | None = None,
        field: str | None = None,
        known: Known | None = None,
        *,
        identity: str | None = None,
    ) -> list[tuple[Claim, Article]]:
        """The claims of each article's text, with their articles; of some deals, one field or one article if so asked.

        The text is the current one, or with `known` the one that was known at a moment.
        """
        with self._reading() as session:
            return reading.claims(session, deals, field, known, identity=identity)

    def named(self, spelling: str) -> list[str]:
        """The identities of the articles that a person may mean: by address, path or url, or by the end of a path."""
        with self._reading() as session:
            return reading.named(session, spelling)

    def moved_since(self, moment: str) -> list[str]:
        """The deals of which a claim was read, replaced or is of an article whose text changed since a moment."""
        with self._reading() as session:
            return reading.moved_since(session, moment)

    def last_run(self) -> str | None:
        """When the last ingest began, as an ISO instant in UTC."""
        with self._reading() as session:
            return session.exec(select(func.max(RunRow.began))).one()

    def first_run(self) -> str | None:
        """When the first run began, which tells one store from another."""
        with self._reading() as session:
            return session.exec(select(func.min(RunRow.began))).one()

    def counts(self) -> dict[str, int]:
        """How many articles, revisions, claims and deals there are."""
        tables = {"articles": ArticleRow, "revisions": RevisionRow, "claims": ClaimRow, "deals": DealRow}
        with self._reading() as session:
            counts = {name: session.exec(select(func.count()).select_from(t)).one() for name, t in tables.items()}
            replaced = select(func.count()).select_from(ClaimRow).where(col(ClaimRow.replaced).is_not(None))
            return counts | {"claims": counts["claims"] - session.exec(replaced).one()}

    def begin_run(self, kind: str, began: str, extractor: str, catalog: int) -> int:
        """Note that a run begins; its number."""
        with self._writing() as session:
            return runs.begin(session, kind, began, extractor, catalog)

    def keep_run(self, run: Run) -> None:
        """Note how a run went, as far as it went."""
        with self._writing() as session:
            runs.keep(session, run)

    def runs(self, most: int = 20) -> Sequence[Run]:
        """The last runs, the newest first."""
        with self._reading() as session:
            return runs.every(session, most)

    def run(self, number: int) -> Run | None:
        """A run by its number."""
        with self._reading() as session:
            return runs.one(session, number)

    def read_in(self, run: Run) -> list[Article]:
        """The articles of which a text was first seen in a run, in the order in which they came."""
        with self._reading() as session:
            return runs.read_in(session, run)

    def told(self) -> str | None:
        """The moment up to which nightly runs have told what changed; when the first began, where each was cut off."""
        with self._reading() as session:
            return runs.told(session)

    def keep_news(self, found: Sequence[News]) -> None:
        """Keep pieces of news; one that is kept already stays as it was."""
        with self._writing() as session:
            newsstand.keep(session, found)

    def news_after(self, number: int) -> list[News]:
        """What nights told after a number, the oldest first."""
        with self._reading() as session:
            return newsstand.after(session, number)

    def latest_news(self, most: int) -> list[News]:
        """What nights told last, the newest first."""
        with self._reading() as session:
            return newsstand.latest(session, most)

    def newest_news(self) -> int:
        """The number of the last piece of news; 0 before the first."""
        with self._reading() as session:
            return newsstand.newest(session)

    def delivered(self, receiver: str) -> int | None:
        """The number up to which a receiver of messages was told; None for one that is new."""
        with self._reading() as session:
            return newsstand.delivered(session, receiver)

    def keep_delivery(self, receiver: str, upto: int, failed: str | None = None, what: str | None = None) -> None:
        """Note how far a receiver was told, and when and why it could not be told more."""
        with self._writing() as session:
            newsstand.keep_delivery(session, receiver, upto, failed, what)

    def begin_deliveries(self, receivers: Sequence[str]) -> None:
        """Note from where on receivers are told that are new: from now, or where one stood that could not be reached.

        So that a password that is put right loses nothing of what was waiting; others that are receivers no more are forgotten.
        """
        with self._writing() as session:
            fresh = [r for r in receivers if newsstand.delivered(session, r) is None]
            waiting = newsstand.waiting(session, receivers)
            for receiver in fresh:
                upto = newsstand.newest(session) if waiting is None else waiting
                newsstand.keep_delivery(session, receiver, upto, None, None)
            if fresh:
                newsstand.drop_deliveries(session, receivers)

    def deals_of(self, identities: Collection[str]) -> dict[str, list[str]]:
        """By the identity of an article, the deals that it told of."""
        with self._reading() as session:
            return newsstand.deals_of(session, identities)

    def judge(self, judgement: Judgement) -> int:
        """Keep a person's decision; its number."""
        with self._writing() as session:
            standings.drop(session, judgements.about(session, judgement))
            return judgements.add(session, judgement)

    def undo(self, number: int, words: str, when: str) -> bool:
        """Take a decision back, saying who did, why and when; whether there was one that stood."""
        with self._writing() as session:
            row = judgements.undo(session, number, words, when)
            if row is not None:
                standings.drop(session, judgements.about(session, judgement_of(row)))
            return row is not None

    def judged_deals(self, judgement: Judgement) -> frozenset[str]:
        """The deals that a decision is about: those it names, or those of which the article tells."""
        with self._reading() as session:
            return judgements.about(session, judgement)

    def judgements(self) -> Sequence[Judgement]:
        """Every decision, the oldest first, those undone as well."""
        with self._reading() as session:
            return judgements.every(session)

    def keep_standings(self, found: Iterable[Standing], key: str) -> None:
        """Keep how some deals stand, as `key` makes it."""
        with self._writing() as session:
            standings.keep(session, found, key)

    def standings(self, key: str) -> list[Standing]:
        """How every deal stands whose standing is kept under a key, without the bodies."""
        with self._reading() as session:
            return standings.every(session, key)

    def unsettled(self, key: str) -> list[str]:
        """The deals whose standing is not kept under a key."""
        with self._reading() as session:
            return standings.without(session, key)

    def bodies(self, deals: Iterable[str]) -> Iterator[str]:
        """The reports of some deals as lines of JSON, in the order asked for."""
        with self._reading() as session:
            yield from standings.bodies(session, deals)

    def visits(self, addresses: Iterable[str]) -> dict[str, Visit]:
        """The last visit to each address that was visited."""
        with self._reading() as session:
            return visiting.visits(session, addresses)

    def withdraw(self, address: str, now: str) -> None:
        """Note that an article is gone from its address, where that is not noted yet. What it said stays."""
        with self._writing() as session:
            there = or_(col(ArticleRow.identity) == address, col(ArticleRow.url) == address)
            for row in session.exec(select(ArticleRow).where(there, col(ArticleRow.withdrawn).is_(None))):
                row.withdrawn = now
                standings.drop(session, newsstand.deals_of(session, [row.identity]).get(row.identity, ()))

    def withdrawn_since(self, moment: str) -> list[Article]:
        """The articles that were found to be gone since a moment."""
        with self._reading() as session:
            return reading.withdrawn_since(session, moment)

    def due(self, source: str, now: str, most: int) -> list[Visit]:
        """The addresses that a source once led to and that are due at a moment, the longest due first."""
        with self._reading() as session:
            return visiting.due(session, source, now, most)

    def keep_visits(self, visits: Iterable[Visit]) -> None:
        """Keep the last visit to each of some addresses."""
        with self._writing() as session:
            for visit in visits:
                visiting.keep_visit(session, visit)

    def rules_of(self, host: str) -> Rules | None:
        """The robots.txt of a host, where it was fetched before."""
        with self._reading() as session:
            return visiting.rules(session, host)

    def keep_rules(self, rules: Rules) -> None:
        """Keep the robots.txt of a host."""
        with self._writing() as session:
            visiting.keep_rules(session, rules)

    def source_states(self) -> dict[str, SourceState]:
        """The state of each source that was tried."""
        with self._reading() as session:
            return visiting.states(session)

    def keep_source_state(self, state: SourceState) -> None:
        """Keep the state of a source."""
        with self._writing() as session:
            visiting.keep_state(session, state)

    def kept_documents(self) -> Iterator[tuple[Article, RawDocument | None]]:
        """Every article as it reads now, with the document it was read from where its bytes are kept."""
        with self._reading() as session:
            yield from visiting.kept_documents(session)

    def given(self, identity: str, address: str, digest: str) -> Sidecar | None:
        """What was said last of a file when it was read: of the same place, or of the same bytes under the same name."""
        with self._reading() as session:
            return visiting.given(session, identity, address, digest)

    def prune_raw(self, most: int) -> int:
        """Forget the oldest bytes of documents until no more than `most` are kept; how many documents went."""
        with self._writing() as session:
            return visiting.prune_raw(session, most)

    def mark(self, name: str) -> int:
        """How far a long archive has been read, as an offset in bytes."""
        with self._reading() as session:
            row = session.get(MarkRow, name)
            return row.place if row else 0

    def keep_mark(self, mark: Mark) -> None:
        """Note how far a long archive has been read."""
        with self._writing() as session:
            session.merge(MarkRow(name=mark.name, place=mark.place))

    def forget(self, spellings: Collection[str], now: str) -> int:
        """Take an article out with everything that was read in it, and note that it stays out; how many went."""
        with self._writing() as session:
            return forgetting.forget(session, spellings, now)

    def remember(self, spellings: Collection[str]) -> bool:
        """Let an address in again; whether it was forgotten."""
        with self._writing() as session:
            return forgetting.remember(session, spellings)

    def forgotten(self, addresses: Collection[str]) -> set[str]:
        """Those of some addresses that were forgotten."""
        with self._reading() as session:
            return forgetting.forgotten(session, addresses)

    def backup(self, file: Path) -> None:
        """Copy the store to a file that is not there yet."""
        with told(self.name):
            copy(self.engine, self.name, file)

    def compact(self) -> tuple[int, int]:
        """Give back the room of what is gone; the size before and after, in bytes. What was deleted is overwritten."""
        with told(self.name):
            return compact(self.engine)

    def health(self) -> list[str]:
        """What is broken in the database; nothing where it is whole."""
        with told(self.name), self.engine.connect() as connection:
            if self.engine.dialect.name != "sqlite":
                return []
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check")]
            strays = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            return [words for words in found if words != "ok"] + [
                f"{row[0]}: a row without its {row[2]}" for row in strays
            ]

    def close(self) -> None:
        """Let the database go."""
        self.engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with told(self.name, reading=True), Session(self.engine) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """One transaction, that takes the write lock at once and ends when the block does."""
        with told(self.name), Session(self.engine.execution_options(writing=True)) as session, session.begin():
            yield session
