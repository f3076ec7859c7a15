"""Cards: everything that is shown on Discord, within its limits. Drawing only."""
