"""What the law sets for the desk's accounts, in one place.

Basis of each, unless its comment says otherwise: Decree 331/2026 (NĐ 331/2026) with TCVN 14423, security level 2.
Settings may be stricter; in production they may not be laxer. docs/decisions/0018-accounts.md tells them apart.
"""

from datetime import timedelta

FAILURES = 5
"""A client is locked out after at most so many failed attempts."""

IDLE = timedelta(minutes=15)
"""A session of the desk ends when nobody has worked in it for so long."""

UNUSED = timedelta(days=45)
"""An account that nobody has used for so long is disabled."""

PASSWORD_WITH_SECOND_FACTOR = 8
"""The fewest characters of a password whose account has a second factor."""

PASSWORD = 14
"""The fewest characters of any other password."""

LOCKED = timedelta(minutes=15)
"""How long a client stays locked out. Our choice: the law names no time."""

FAILURES_FROM_ANYWHERE = 25
"""Failed attempts at one account from all addresses together, before only known addresses may try. Our choice."""

KNOWN = timedelta(days=45)
"""How long an address is known to be an account's after it logged in from there. Our choice."""

LONGEST_SESSION = timedelta(hours=12)
"""A session ends after so long in any case. Our choice: a working day."""

FRESH_LOGIN = timedelta(minutes=5)
"""How long after logging in nobody is asked again who they are before factors change. Our choice."""
