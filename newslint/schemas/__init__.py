"""JSON schemas of what newslint writes."""
