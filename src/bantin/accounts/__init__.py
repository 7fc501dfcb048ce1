"""The desk's accounts: logging in, second factors, sessions, lockout, disuse. Knows no domain."""
