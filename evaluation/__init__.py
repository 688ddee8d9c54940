"""Labelled sets of what people write, the systems that read them, and the table that compares these."""
