"""What all apps share."""
