"""The commands of the press."""
