"""What was learned from labelled articles: the weights of signs, and how likely a claim is right."""
