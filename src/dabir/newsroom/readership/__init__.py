"""How much is read, by story, section and hour."""
