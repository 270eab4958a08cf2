"""Whether a source works today: asked as a night's run would ask it, and one of its articles read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimtrack.articles import read_article
from claimtrack.errors import UnreadableError
from claimtrack.fetch import Limits, revisits
from claimtrack.fetch.files import form_of
from claimtrack.fetch.interest import anything
from claimtrack.fetch.local import Local
from claimtrack.fetch.scout import Scout, headers_of
from claimtrack.fetch.web.client import Client
from claimtrack.records import RawDocument, Sidecar
from claimtrack.records.visit import Forgetful, Memory, SourceCheck, SourceState

if TYPE_CHECKING:
    from claimtrack.catalog import Catalog
    from claimtrack.fetch.interest import Interest
    from claimtrack.records.lead import Lead
    from claimtrack.records.source import Source

AT_HOME = frozenset({"folder", "archive"})
TRIES = 3
"""Articles of a source that are tried, until one can be read."""


def check(
    sources: Sequence[Source], limits: Limits, memory: Memory, catalog: Catalog, interest: Interest
) -> list[SourceCheck]:
    """Every source asked, all at once; how each did is kept as the state of the source."""
    return asyncio.run(_all(sources, limits, memory, catalog, interest))


async def _all(
    sources: Sequence[Source], limits: Limits, memory: Memory, catalog: Catalog, interest: Interest
) -> list[SourceCheck]:
    async with Client(limits, memory) as client:
        return list(await asyncio.gather(*(_one(s, client, memory, catalog, interest) for s in sources)))


async def _one(source: Source, client: Client, memory: Memory, catalog: Catalog, interest: Interest) -> SourceCheck:
    now = client.robots.now()
    if set(source.ways) <= AT_HOME:
        return _at_home(source, catalog)
    found = await Scout(client, now).ask(source)
    trouble = str(found.failures[0]) if found.failures else None
    state = memory.source_states().get(source.id) or SourceState(source.id)
    newest = max((lead.published for lead in found.leads if lead.published), default=None)
    article, words = None, 0
    for lead in found.leads[:TRIES]:
        try:
            article, words = await _read(lead, source, client, catalog)
        except UnreadableError as error:
            trouble = trouble or str(error)
            continue
        break
    if found.leads:
        memory.keep_source_state(revisits.succeeded(state, now, source.hours, len(found.leads), newest))
    else:
        memory.keep_source_state(revisits.failed(state, now, trouble or "nothing listed"))
    wanted = sum(source.everything or interest(lead, source) for lead in found.leads)
    return SourceCheck(source.id, len(found.leads), wanted, newest, article, words, trouble)


def _at_home(source: Source, catalog: Catalog) -> SourceCheck:
    """How a source does that is all on this machine: its documents counted, one of them read."""
    title, words, entries, trouble = None, 0, 0, None
    for item in Local(Forgetful(), anything, Sidecar()).declared(source):
        if isinstance(item, UnreadableError):
            trouble = trouble or str(item)
        elif isinstance(item, RawDocument):
            entries += 1
            if not words:
                try:
                    article = read_article(item, catalog)
                    title, words = article.title or article.address, len(article.text.split())
                except UnreadableError as error:
                    trouble = trouble or str(error)
    return SourceCheck(source.id, entries, entries, None, title, words, trouble)


async def _read(lead: Lead, source: Source, client: Client, catalog: Catalog) -> tuple[str, int]:
    """The title and the words of the article that a lead leads to. Raises `UnreadableError`."""
    document = lead.document
    if document is None:
        answer = await client.get(
            lead.address, rate=source.rate, obey=source.robots == "obey", headers=headers_of(source, lead.address)
        )
        document = RawDocument(
            answer.url,
            answer.body,
            form_of(answer.body, answer.media),
            answer.charset,
            source.told,
            layout=source.layout_on(client.robots.now().date()),
        )
    article = read_article(document, catalog)
    return article.title or article.address, len(article.text.split())
