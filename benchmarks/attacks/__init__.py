"""The same attacks and faults against hippath and against stock `rasa run` with the same rules, data and actions."""
