"""The tests of reading."""
