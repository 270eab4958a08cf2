"""Companies, public bodies and states that a text names."""
