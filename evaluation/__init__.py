"""Labelled sets of what people write, and the runner that measures understanding against them."""
