"""One renderer a file: each turns a report into text; the faces write it."""
