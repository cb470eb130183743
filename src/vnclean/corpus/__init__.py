"""What many pages know more than one: batches over processes, tallies, the verdict on a page."""
