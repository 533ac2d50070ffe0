"""The front page as editors put it together."""
