"""What the rules say is to be done, kept as rows, with a ledger of every change."""
