"""Work on many pages: batches over processes, site templates, evaluation on labelled cases, engine adapters."""
