"""The database: how it is opened, its tables, and the steps that bring it up to date. Knows no Rasa."""
