"""One suite, three ledgers."""

import pytest

from dabir.testing.ledger import LedgerConformance
from dabir.testing.memory import MemoryLedger


class TestMemoryLedger(LedgerConformance):
    @pytest.fixture
    def ledger(self):
        return MemoryLedger()


class TestSqliteLedger(LedgerConformance):
    @pytest.fixture
    def ledger(self, sqlite_ledger):
        return sqlite_ledger


@pytest.mark.postgres
class TestPostgresLedger(LedgerConformance):
    @pytest.fixture
    def ledger(self, postgres_ledger):
        return postgres_ledger
