"""What tests share: a server process and a client that behaves."""
