"""What the bundled catalog must hold to."""
