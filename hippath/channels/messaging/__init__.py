"""Messaging platforms behind one guard: signed, handled once, stored before it is acknowledged, answered in the background."""
