"""A source -> its leads: every way that it declares is asked, and what one way lacks is no loss to the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ParamSpec

from claimtrack.errors import FetchError, UnreadableError
from claimtrack.fetch.leads import edgar, feeds, gdelt, google_news, listings, sitemaps
from claimtrack.fetch.web.client import environment
from claimtrack.records.address import canonical
from claimtrack.records.lead import Lead
from claimtrack.records.visit import Memory, Visit, VisitOutcome

if TYPE_CHECKING:
    from claimtrack.fetch.web import Answer
    from claimtrack.fetch.web.client import Client
    from claimtrack.records.source import Source

Words = ParamSpec("Words")
DEEPEST, WIDEST = 2, 3
"""Indexes of sitemaps in one another, and the newest sitemaps of an index that are read."""
FILINGS_SEEN = timedelta(days=7)
"""How far back a full-text query of EDGAR looks; exhibits are asked for as far back."""
SEC_RATE = 5.0
"""Requests a second: half of what the SEC allows."""
GDELT_RATE = 0.15
"""Requests a second: GDELT asks for one every five seconds."""


@dataclass(slots=True)
class Scouted:
    """What asking a source gave: its leads, and what went wrong on the way."""

    leads: list[Lead] = field(default_factory=list)
    failures: list[UnreadableError] = field(default_factory=list)
    asked: int = 0
    unchanged: int = 0
    visits: list[Visit] = field(default_factory=list)
    """What is to be remembered of the feeds and pages that were asked, once their leads have been followed."""
    remembering: bool = False


class Scout:
    """Asks sources where their articles are."""

    def __init__(self, client: Client, now: datetime, memory: Memory | None = None) -> None:
        self.client, self.now, self.memory = client, now, memory

    async def ask(self, source: Source, *, remembering: bool = False) -> Scouted:
        """The leads of a source, each address once, in the order of its ways.

        `remembering` asks its feeds and pages only whether they changed: those that did not give no lead.
        """
        found = Scouted(remembering=remembering)
        seen: set[str] = set()
        async for some in self._ways(source, found):
            for lead in some:
                if lead.address not in seen:
                    seen.add(lead.address)
                    found.leads.append(lead)
        return found

    async def _ways(self, source: Source, found: Scouted) -> AsyncIterator[list[Lead]]:
        plain = source.told
        for url in source.feed:
            answer = await self._get(source, url, found)
            if answer:
                yield _read(found, feeds.leads, answer.body, answer.url, plain)
        for url in source.sitemap:
            yield await self._sitemap(source, url, found, DEEPEST)
        for index in source.index:
            answer = await self._get(source, index.url, found)
            if answer:
                yield _read(found, listings.leads, answer.body, answer.url, index.links)
        yield [Lead(url) for url in source.urls]
        found.asked += len(source.urls)
        if source.edgar:
            yield await self._edgar(source, found)
        if source.gdelt:
            answer = await self._get(source, gdelt.address_of(source.gdelt), found, GDELT_RATE)
            if answer:
                yield _read(found, gdelt.leads, answer.body, answer.url)
        if source.google_news:
            answer = await self._get(source, google_news.address_of(source.google_news), found)
            if answer:
                yield _read(found, google_news.leads, answer.body, answer.url)

    async def _sitemap(self, source: Source, url: str, found: Scouted, deeper: int) -> list[Lead]:
        answer = await self._get(source, url, found)
        if answer is None:
            return []
        try:
            told = sitemaps.read(answer.body, answer.url)
        except UnreadableError as error:
            found.failures.append(error)
            return []
        leads = told.leads
        for where, _changed in told.further[:WIDEST] if deeper else []:
            leads += await self._sitemap(source, where, found, deeper - 1)
        return leads

    async def _edgar(self, source: Source, found: Scouted) -> list[Lead]:
        told = source.edgar
        assert told is not None
        leads: list[Lead] = []
        for cik in told.cik:
            answer = await self._get(source, edgar.SUBMISSIONS.format(cik=cik), found, SEC_RATE)
            if answer:
                leads += _read(found, edgar.filings, answer.body, answer.url, told.forms)
        if told.exhibits:
            recent = (self.now - FILINGS_SEEN).date().isoformat()
            for lead in [lead for lead in leads if (lead.published or "") >= recent]:
                answer = await self._get(source, edgar.index_address(lead.address), found, SEC_RATE)
                if answer:
                    leads += _read(found, edgar.exhibits, answer.body, answer.url, lead)
        if told.query:
            since = (self.now - FILINGS_SEEN).date().isoformat()
            where = edgar.search_address(told, since, self.now.date().isoformat())
            answer = await self._get(source, where, found, SEC_RATE)
            if answer:
                leads += _read(found, edgar.hits, answer.body, answer.url)
        return leads

    async def _get(self, source: Source, url: str, found: Scouted, rate: float | None = None) -> Answer | None:
        """What an address of a source answers; None, with the reason noted, where it does not."""
        found.asked += 1
        where, since = canonical(url), None
        if found.remembering and self.memory is not None:
            since = (await asyncio.to_thread(self.memory.visits, [where])).get(where)
        try:
            answer = await self.client.get(
                url, since=since, rate=rate or source.rate, obey=_obeys(source, url), headers=headers_of(source, url)
            )
        except FetchError as error:
            found.failures.append(error)
            return None
        if answer.unchanged:
            found.unchanged += 1
            return None
        if answer.etag or answer.modified:
            stamp = self.now.isoformat(timespec="seconds")
            found.visits.append(Visit(where, stamp, VisitOutcome.STORED, answer.etag, answer.modified))
        return answer


def headers_of(source: Source, address: str) -> dict[str, str]:
    """The headers that a source asks for, its cookies among them, where an address is the source's own.

    Raises `FetchError` for a variable that is not set.
    """
    if not source.owns(address):
        return {}
    headers = environment(source.headers, source.id)
    cookies = environment(source.cookies, source.id)
    if cookies:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    return headers


def _obeys(source: Source, url: str) -> bool:
    """Whether robots.txt rules an address: not where an interface is made for programs to ask."""
    made_for_programs = (edgar.SEARCH, edgar.SUBMISSIONS.partition("CIK")[0], gdelt.ENDPOINT, google_news.ENDPOINT)
    return source.robots == "obey" and not url.startswith(made_for_programs)


def _read(found: Scouted, reading: Callable[Words, list[Lead]], *words: Words.args, **more: Words.kwargs) -> list[Lead]:
    """What a reading gives; nothing, with the reason noted, where it cannot be read."""
    try:
        return reading(*words, **more)
    except UnreadableError as error:
        found.failures.append(error)
        return []
