"""claimtrack: what news says of AI compute deals, claim by claim, and where the sources disagree."""

__version__ = "0.1.0"
