"""The deals that an article tells: who buys from whom."""
