"""How people reach hippath: the web chat, and what every guarded channel needs."""
