"""What people can press under a card."""
