"""Does prioritising help? One simulated community, visited in different orders."""
