"""What ships for tests, ours and those of sites: a ledger in memory, and suites to conform to."""
