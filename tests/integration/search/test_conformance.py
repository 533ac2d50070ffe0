"""Both indexes keep one contract."""

from __future__ import annotations

import pytest

from dabir.search.engine import TantivyIndex
from dabir.testing.index import IndexConformance
from dabir.testing.search import MemoryIndex


class TestMemory(IndexConformance):
    @pytest.fixture
    def index(self):
        return MemoryIndex()


class TestTantivy(IndexConformance):
    @pytest.fixture
    def index(self, tmp_path):
        made = TantivyIndex.create(tmp_path)
        yield made
        made.close()
