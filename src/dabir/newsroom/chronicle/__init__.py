"""Who did what to what, kept for ever."""
