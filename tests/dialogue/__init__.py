"""Whole conversations with the trained assistant, one scenario a file."""
