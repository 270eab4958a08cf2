"""The tests of the reconciler."""
