"""What helps while a story is being written: cleaning, suggestions, counts, previews."""
