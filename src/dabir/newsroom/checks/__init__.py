"""What is looked at before a story goes out, and which of it stops it."""
