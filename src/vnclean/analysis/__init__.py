"""What is known of a page before any filter runs."""
