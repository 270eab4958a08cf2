"""A text cut into blocks and sentences, the words round a place in it, and the one pass that tells which patterns to try."""
