"""The stages joined: documents in, articles and claims stored; claims out, reports made.

intake      documents -> articles, claims and deals in the store
telling     claims out of the store -> reports, as people have judged them
settling    how every deal stands, worked out when something of it changed
movement    what changed since a moment, and why
nightly     all of it, as cron runs it: `lock`, `news`, `publishing`, `site`
again       stored articles read once more
readers     reading in processes beside this one
exporting, checking, health, scheduling   for the commands of these names
"""
