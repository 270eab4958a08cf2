"""Places, and what stands at them."""
