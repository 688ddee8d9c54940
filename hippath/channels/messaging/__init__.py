"""Messaging platforms behind one guard: signed, de-duplicated, stored before they are acknowledged, answered in the background."""
