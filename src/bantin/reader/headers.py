"""Header fields that go with every answer to a reader."""

from bantin.frontend import bundle

# How long a browser that came by HTTPS asks for nothing else; only said over HTTPS.
HSTS_SECONDS = 31_536_000


def security_headers() -> tuple[tuple[str, str], ...]:
    """Return the fields that keep a page from running, loading or being framed by what is not ours."""
    return (
        ("content-security-policy", bundle.content_security_policy()),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "SAMEORIGIN"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    )
