"""Rasa graph components: thin adapters over ``understanding``, ``retrieval`` and ``conversation``."""
