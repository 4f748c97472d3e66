"""A checked programme as frozen data. Only ``check`` builds it, so a wrong one cannot exist."""
