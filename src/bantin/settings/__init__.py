"""Django settings: `base` assembles, the others say what differs where they run."""
