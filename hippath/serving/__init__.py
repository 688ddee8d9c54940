"""What server, channels and command line share: settings, quiet logs, reasons not to start. Knows no Rasa."""
