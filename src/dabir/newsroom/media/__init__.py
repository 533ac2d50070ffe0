"""Pictures, films and sounds: judged, kept, read, made in sizes, published, and asked where they stand."""
