"""Numerals and what they measure: money, power, chips, spans of time."""
