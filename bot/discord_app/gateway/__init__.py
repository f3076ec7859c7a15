"""The connection to Discord: its sessions, what is kept of servers, and the requests."""
