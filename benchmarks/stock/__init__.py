"""Stock Rasa, set up as its own templates do, on this project's data, domain and actions."""
