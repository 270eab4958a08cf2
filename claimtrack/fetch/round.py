"""One round through sources and addresses, all hosts at once: leads are chosen, and each is visited."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from claimtrack.errors import ClaimtrackError, FetchError, UnreadableError
from claimtrack.fetch import revisits
from claimtrack.fetch.files import form_of
from claimtrack.fetch.leads import feeds
from claimtrack.fetch.scout import Scout, headers_of
from claimtrack.records import RawDocument, Sidecar
from claimtrack.records.address import canonical
from claimtrack.records.lead import Lead
from claimtrack.records.visit import Mark, Memory, SourceState, Visit, VisitOutcome

if TYPE_CHECKING:
    from claimtrack.fetch.interest import Interest
    from claimtrack.fetch.web import Answer
    from claimtrack.fetch.web.client import Client
    from claimtrack.records.source import Source

Found = RawDocument | ClaimtrackError | Visit | Mark
MISSING = frozenset({404, 410})
FORBIDDEN = frozenset({401, 402, 403, 451})
MOST_REVISITS = 200
"""Pages of a source that are visited again in one round though it lists them no more: what was edited silently shows so."""
KEPT = frozenset({VisitOutcome.STORED, VisitOutcome.UNCHANGED})


@dataclass(slots=True)
class Tally:
    """What a round came by: leads seen, those that the filter left, and those that are not due yet."""

    leads: int = 0
    passed_over: int = 0
    not_due: int = 0


class Round:
    """One round. `put` is given each document, failure and unchanged visit as it comes."""

    def __init__(
        self,
        client: Client,
        memory: Memory,
        interest: Interest,
        put: Callable[[Found], Awaitable[None]],
        *,
        told: Sidecar,
        only_due: bool,
    ) -> None:
        self.client, self.memory, self.interest, self.put = client, memory, interest, put
        self.told, self.only_due = told, only_due
        self.tally = Tally()
        self.now = client.robots.now()
        self.scout = Scout(client, self.now, memory)
        self.seen: set[str] = set()

    async def run(self, sources: Sequence[Source], addresses: Sequence[str]) -> None:
        """Visit everything, or as much as the time for a run allows."""
        states = await asyncio.to_thread(self.memory.source_states)
        limit = self.client.limits.run_seconds
        try:
            async with asyncio.timeout(limit), asyncio.TaskGroup() as group:
                for source in sources:
                    group.create_task(self._source(source, states.get(source.id) or SourceState(source.id)))
                for address in addresses:
                    group.create_task(self._named(address))
        except TimeoutError:
            await self.put(
                FetchError("ingest", f"ended after {limit:g} s", "run it again: it goes on where it was", passing=True)
            )

    async def _source(self, source: Source, state: SourceState) -> None:
        if self.only_due and (source.disabled or not revisits.is_due(state.due, self.now)):
            return
        found = await self.scout.ask(source, remembering=self.only_due)
        for failure in found.failures:
            await self.put(failure)
        if found.asked and len(found.failures) >= found.asked and not found.leads:
            await self._keep(revisits.failed(state, self.now, found.failures[-1].what))
            return
        self.tally.leads += len(found.leads)
        wanted = [lead for lead in found.leads if source.everything or self.interest(lead, source)]
        self.tally.passed_over += len(found.leads) - len(wanted)
        await self._leads(wanted, source)
        stamp = self.now.isoformat(timespec="seconds")
        due = await asyncio.to_thread(self.memory.due, source.id, stamp, MOST_REVISITS)
        await self._leads([Lead(visit.address, published=visit.hint) for visit in due], source)
        # only now: what a run that is cut off has not come to is listed again by the next
        for visit in found.visits:
            await self.put(visit)
        newest = max((lead.published for lead in found.leads if lead.published), default=None)
        entries = len(found.leads) or (state.entries if found.unchanged else 0)
        await self._keep(revisits.succeeded(state, self.now, source.hours, entries, newest))

    async def _keep(self, state: SourceState) -> None:
        await asyncio.to_thread(self.memory.keep_source_state, state)

    async def _leads(self, leads: Sequence[Lead], source: Source | None) -> None:
        """Visit leads that no other source of this round led to."""
        fresh = {where: lead for lead in leads if (where := canonical(lead.address)) not in self.seen}
        self.seen |= fresh.keys()
        for where in await asyncio.to_thread(self.memory.forgotten, fresh.keys()):
            del fresh[where]
        visits = await asyncio.to_thread(self.memory.visits, fresh)
        async with asyncio.TaskGroup() as group:
            for where, lead in fresh.items():
                visit = visits.get(where)
                if self.only_due and visit is not None and not revisits.is_due(visit.due, self.now):
                    self.tally.not_due += 1
                else:
                    group.create_task(self._lead(lead, source, visit))

    async def _lead(self, lead: Lead, source: Source | None, before: Visit | None) -> None:
        told = source.told if source else Sidecar()
        sidecar = self.told.over(told).over(Sidecar(publisher=lead.publisher))
        if lead.document is not None and not (before is not None and before.outcome in KEPT):
            await self.put(
                replace(
                    lead.document, sidecar=self.told.over(lead.document.sidecar), source=source.id if source else None
                )
            )
            return
        async for item in self._visited(lead.address, source, before, sidecar, lead):
            await self.put(item)

    async def _named(self, address: str) -> None:
        """An address that the user named: a page, or a feed, each of whose entries is wanted."""
        before = None
        try:
            where = canonical(address)
            if await asyncio.to_thread(self.memory.forgotten, [where]):
                raise FetchError(
                    address, "was forgotten, and is not fetched any more", "claimtrack forget --undo takes it in again"
                )
            before = (await asyncio.to_thread(self.memory.visits, [where])).get(where)
            answer = await self.client.get(address, since=before)
            if answer.body and feeds.is_feed(answer.media, answer.body):
                await self._leads(feeds.leads(answer.body, answer.url, self.told), None)
                return
        except UnreadableError as error:
            await self.put(error)
            if isinstance(error, FetchError) and before is not None:
                await self.put(self._failure(address, error, before, None))
            return
        await self.put(self._document(address, answer, None, before, self.told))

    async def _visited(
        self, address: str, source: Source | None, before: Visit | None, sidecar: Sidecar, lead: Lead
    ) -> AsyncIterator[Found]:
        try:
            answer = await self.client.get(
                address,
                since=before,
                rate=source.rate if source else None,
                obey=source is None or source.robots == "obey",
                headers=headers_of(source, address) if source else None,
            )
        except FetchError as error:
            if not (error.status in MISSING and before is not None and before.withdrawn):
                yield error  # of a page that is known to be gone it was said before
            yield self._failure(address, error, before, source)
            return
        yield self._document(address, answer, source, before, sidecar, lead)

    def _document(
        self,
        address: str,
        answer: Answer,
        source: Source | None,
        before: Visit | None,
        sidecar: Sidecar,
        lead: Lead | None = None,
    ) -> RawDocument | Visit:
        """The document of an answer, or for one that nothing changed in the visit that says so."""
        if answer.unchanged:
            assert before is not None
            return self._dated(_unchanged(before, source), before)
        digest = hashlib.sha256(answer.body).hexdigest()
        if before is not None and before.raw == digest and before.outcome in KEPT:
            return self._dated(_unchanged(before, source), before)
        visit = Visit(canonical(address), "", VisitOutcome.STORED, answer.etag, answer.modified, digest)
        hint = (lead.published if lead else None) or (before.hint if before else None)
        visit = replace(visit, source=source.id if source else before.source if before else None, hint=hint)
        return RawDocument(
            answer.url,
            answer.body,
            form_of(answer.body, answer.media),
            answer.charset,
            sidecar,
            source=source.id if source else None,
            visit=self._dated(visit, before),
            layout=source.layout_on(_day(hint, self.now)) if source else None,
            hint=hint,
        )

    def _failure(self, address: str, error: FetchError, before: Visit | None, source: Source | None) -> Visit:
        outcome = VisitOutcome.REFUSED if error.status in FORBIDDEN else VisitOutcome.FAILED
        outcome = VisitOutcome.GONE if error.status in MISSING else outcome
        base = before or Visit(canonical(address), "", outcome, source=source.id if source else None)
        again = replace(base, outcome=outcome, what=error.what, failures=base.failures + 1)
        return self._dated(again, before)

    def _dated(self, visit: Visit, before: Visit | None) -> Visit:
        """A visit with its moment, and when the next is due."""
        due = revisits.next_visit(self.now, visit.outcome, before, visit.failures)
        stamp = self.now.isoformat(timespec="seconds")
        return replace(visit, when=stamp, due=due.isoformat(timespec="seconds"))


def _unchanged(before: Visit, source: Source | None) -> Visit:
    """The visit that found a page as it was."""
    whose = source.id if source else before.source
    return replace(before, outcome=VisitOutcome.UNCHANGED, failures=0, what=None, source=whose)


def _day(published: str | None, now: datetime) -> date:
    """The day of a lead, or today."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return now.date()
