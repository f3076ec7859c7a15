"""What servers have of their own: their FAQ, inbox, settings and counts, wired over the storage."""
