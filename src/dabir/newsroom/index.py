from modelsearch.backends.database import SearchBackend  # noqa
