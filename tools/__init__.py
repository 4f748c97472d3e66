"""What the developers run around the product; nothing here is shipped."""
