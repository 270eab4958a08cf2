"""Faults by the hundred: `make torture`."""
