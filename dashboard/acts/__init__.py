"""The writing side, one use case a file; each act is one transaction, one new version, one line in the audit log."""
