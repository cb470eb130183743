"""Work on many pages: parallel batches, site templates, evaluation on labelled cases, engine adapters."""
