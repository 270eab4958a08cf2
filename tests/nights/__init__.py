"""The product as its user has it: night after night."""
