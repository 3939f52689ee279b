"""What is read: articles, their passages and language, and one reader a format."""
