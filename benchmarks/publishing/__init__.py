"""What one publication costs, and each list that pages show, in archives of several sizes.

Processor time, which other work on the machine changes little. Files are baked by another subject.
"""
