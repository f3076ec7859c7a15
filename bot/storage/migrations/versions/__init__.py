"""The migrations, in the order of their numbers; add to them and change none."""
