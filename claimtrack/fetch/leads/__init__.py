"""The bytes of a feed, sitemap, listing or filing index -> the addresses where articles may be. Pure functions."""
