"""Measurements of speed and of choices; none of them is a test."""
