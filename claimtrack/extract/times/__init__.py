"""Dates, and what each is of."""
