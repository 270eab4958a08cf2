"""`claimtrack judge`: what a person decides, with a reason. It outlives re-extraction, and every view shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli import completing
from claimtrack.cli.options import Db, settings
from claimtrack.errors import UsageError
from claimtrack.records import Decision, Field, Judgement, Part

if TYPE_CHECKING:
    from claimtrack.store import Store

app = typer.Typer(help="Accept, reject or correct a claim; merge or split deals; undo.", no_args_is_help=True)
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why: kept with the decision.")]
Who = Annotated[str | None, typer.Option("--who", help="Who decides. [the user who is logged in]")]
ArticleArg = Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's path or address.")]
QuoteArg = Annotated[str, typer.Argument(metavar="QUOTE", help="The exact words of the claim.")]
FieldOption = Annotated[Field | None, typer.Option("--field", help="Which field, where the words state several.")]


@app.command()
def accept(
    article: ArticleArg, quote: QuoteArg, reason: Reason, field: FieldOption = None, who: Who = None, db: Db = None
) -> None:
    """Say that a claim is right. Example: claimtrack judge accept story.html '$5 billion' -r 'checked with the 8-K'."""
    _of_claim(Decision.ACCEPT, article, quote, field, {}, reason, who, db)


@app.command()
def reject(
    article: ArticleArg, quote: QuoteArg, reason: Reason, field: FieldOption = None, who: Who = None, db: Db = None
) -> None:
    """Take a claim out of every view. Example: claimtrack judge reject story.html '700 MW' -r 'the whole campus'."""
    _of_claim(Decision.REJECT, article, quote, field, {}, reason, who, db)


@app.command()
def correct(
    article: ArticleArg,
    quote: QuoteArg,
    reason: Reason,
    field: FieldOption = None,
    low: Annotated[str | None, typer.Option(help="The lower bound, in the claim's unit; a date for dates.")] = None,
    high: Annotated[str | None, typer.Option(help="The upper bound.")] = None,
    unit: Annotated[str | None, typer.Option(help="The unit.")] = None,
    part: Annotated[Part | None, typer.Option(help="What the figure covers.")] = None,
    site: Annotated[str | None, typer.Option(help="The site that is meant.")] = None,
    to_field: Annotated[Field | None, typer.Option("--to-field", help="The field that it really states.")] = None,
    who: Who = None,
    db: Db = None,
) -> None:
    """Give a claim other values. Example: claimtrack judge correct story.html '160 MW' --part increment -r 'adds to 200'."""
    told = {
        "low": low,
        "high": high,
        "unit": unit,
        "part": part and str(part),
        "site": site,
        "field": to_field and str(to_field),
    }
    changed = {name: value for name, value in told.items() if value is not None}
    if not changed:
        raise UsageError(quote, "nothing to correct", "give --low, --high, --unit, --part, --site or --to-field")
    _of_claim(Decision.CORRECT, article, quote, field, changed, reason, who, db)


@app.command()
def merge(
    deal: Annotated[str, typer.Argument(help="The deal that is given up.", autocompletion=completing.deals)],
    into: Annotated[str, typer.Argument(help="The deal that it really is.", autocompletion=completing.deals)],
    reason: Reason,
    who: Who = None,
    db: Db = None,
) -> None:
    """Take two deals for one. Example: claimtrack judge merge meta-nebius meta-nebius-vineland -r 'one contract'."""
    from claimtrack.cli.finding import find_deal

    store = _open(db)
    gone, stays = find_deal(store, deal).id, find_deal(store, into).id
    if gone == stays:
        raise UsageError(deal, f"is {into} already", "name two deals")
    _keep(store, Judgement(Decision.MERGE, reason, _who(who), _now(), deal=gone, into=stays))


@app.command()
def split(
    deal: Annotated[str, typer.Argument(help="The deal that is really two.", autocompletion=completing.deals)],
    into: Annotated[str, typer.Argument(help="The id of the new deal.")],
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="The articles that tell the new deal.")],
    reason: Reason,
    who: Who = None,
    db: Db = None,
) -> None:
    """Take the claims of some articles out of a deal, into one of its own.

    Example: claimtrack judge split meta-nebius meta-nebius-2024 story.html -r 'the deal of the year before'
    """
    from claimtrack.cli.finding import find_deal
    from claimtrack.pipeline.telling import known_deals

    store = _open(db)
    old = find_deal(store, deal).id
    if into in known_deals(store):
        raise UsageError(into, "is a deal already", "choose another id, or see claimtrack judge merge")
    named = tuple(_identity(store, a) for a in articles)
    for typed, identity in zip(articles, named, strict=True):
        if all(c.deal != old for c, _ in store.claims(identity=identity)):
            raise UsageError(typed, f"tells nothing of {old}", "see claimtrack show")
    _keep(store, Judgement(Decision.SPLIT, reason, _who(who), _now(), deal=old, into=into, articles=named))


@app.command()
def undo(
    number: Annotated[int, typer.Argument(help="The number of the decision, as claimtrack judge list shows it.")],
    reason: Reason,
    who: Who = None,
    db: Db = None,
) -> None:
    """Take a decision back. It stays in the list, with who undid it and why. Example: claimtrack judge undo 3 -r 'misread'."""
    store = _open(db)
    if not store.undo(number, f"{_who(who)}, {_now()}: {reason}", _now()):
        raise UsageError(str(number), "no decision that stands has this number", "see claimtrack judge list")
    store.close()
    typer.echo(f"{number} is undone", err=True)


@app.command(name="list")
def listed(db: Db = None) -> None:
    """List every decision, the oldest first. Example: claimtrack judge list."""
    from claimtrack.report.clean import clean
    from claimtrack.report.formats import stdout

    store = _open(db)
    out = stdout()
    for j in store.judgements():
        what = f"{j.deal} into {j.into}" if j.deal else f"“{j.quote}” in {j.article}"
        values = " ".join(f"{k}={v}" for k, v in j.changed.items())
        mark = "  (undone)" if j.undone else ""
        line = f"{j.number}  {j.decision} {what} {values}".rstrip()
        out.write(clean(f"{line}  {j.who}, {j.when[:10]}: {j.reason}{mark}") + "\n")
    store.close()


def _of_claim(
    decision: Decision, article: str, quote: str, field: Field | None, changed: dict[str, str], reason: str,
    who: str | None, db: str | None,
) -> None:  # fmt: skip
    store = _open(db)
    identity = _identity(store, article)
    told = store.claims(field=field, identity=identity)
    there = [c for c, _ in told if c.quote == quote]
    if not there:
        raise UsageError(quote, f"no claim of {article} stands in these words", "see claimtrack claims")
    if decision is Decision.CORRECT and field is None and len({c.field for c in there}) > 1:
        fields = ", ".join(sorted({str(c.field) for c in there}))
        raise UsageError(quote, f"states {fields}", "say which with --field")
    name = str(field) if field else None
    judgement = Judgement(
        decision, reason, _who(who), _now(), article=identity, quote=quote, field=name, changed=changed
    )
    _check(judgement, there[0].field)
    _keep(store, judgement)


def _check(judgement: Judgement, stated: Field) -> None:
    """Refuse bounds that are no numbers, or no dates for a date, and a field that the claim's bounds do not fit."""
    from decimal import Decimal, InvalidOperation

    from claimtrack.records import DATE_FIELDS, dated

    field = Field(judgement.changed.get("field", stated))
    if (field in DATE_FIELDS) != (stated in DATE_FIELDS) and not judgement.changed.keys() & {"low", "high"}:
        raise UsageError("--to-field", f"{field} is of another kind than {stated}", "give --low and --high")
    if judgement.changed.get("unit") == "":
        raise UsageError("--unit", "is empty", "write USD, USD/year, MW, GPU, month")
    for name in ("low", "high"):
        text = judgement.changed.get(name)
        if text is None:
            continue
        if field in DATE_FIELDS and dated(text) is None:
            raise UsageError(text, f"is no date for --{name}", "write 2029, 2029-05 or 2029-05-31")
        if field not in DATE_FIELDS:
            try:
                finite = Decimal(text).is_finite()
            except InvalidOperation:
                finite = False
            if not finite:
                raise UsageError(text, f"is no number for --{name}", "write 5000000000")
    low, high = (judgement.changed.get(name) for name in ("low", "high"))
    if low and high and (low > high if field in DATE_FIELDS else Decimal(low) > Decimal(high)):
        raise UsageError("--low", f"{low} is more than {high}", "give the lower bound first")


def _identity(store: Store, article: str) -> str:
    """The identity of the article that was typed: its address, its path, its url, or the end of one of them."""
    fits = store.named(article)
    if len(fits) != 1:
        raise UsageError(
            article, "names no article" if not fits else f"names {len(fits)} articles", "see claimtrack claims"
        )
    return fits[0]


def _keep(store: Store, judgement: Judgement) -> None:
    number = store.judge(judgement)
    store.close()
    typer.echo(f"{number}  {judgement.decision}: kept", err=True)


def _open(db: str | None) -> Store:
    from claimtrack.store import open_store

    return open_store(settings(db=db).db, make=False)


def _who(named: str | None) -> str:
    import getpass

    return named or getpass.getuser()


def _now() -> str:
    from claimtrack.pipeline.intake import clock

    return clock()
