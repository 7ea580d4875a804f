"""Files to pages, pages to articles and sentences."""
