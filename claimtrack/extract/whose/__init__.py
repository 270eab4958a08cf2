"""Which of an article's deals a place in the text speaks of, and what stands round it."""
