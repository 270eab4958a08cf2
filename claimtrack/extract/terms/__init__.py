"""Whether a figure or a phrase is a term of a deal, which one, what it covers, and who says so."""
