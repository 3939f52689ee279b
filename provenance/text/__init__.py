"""Characters: spans, mapped views of markup, words and sentences. Knows nothing of news."""
