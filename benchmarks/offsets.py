"""Offsets: `text[start:end] == quoted` for every finding on every article and every real page at hand."""

from __future__ import annotations

import gzip
import json

from benchmarks.evaluation_data import missing, shared
from provenance.article.article import Article
from provenance.article.read import read_text
from provenance.errors import ProvenanceError
from provenance.gate.check import check_article
from provenance.lexicon.lexicon import Lexicon


def main() -> None:
    """Print how many findings were looked at and how many do not open to their words."""
    lexicon = Lexicon()
    articles, pages = shared("data/articles/us_news.jsonl"), shared("data/pages")
    if articles is None or pages is None:
        print(missing("data/articles and data/pages"))
        return
    texts = [json.loads(line)["text"] for line in articles.read_text(encoding="utf-8").splitlines()]
    _count("articles", [read_text(text) for text in texts], lexicon)
    read, refused = [], 0
    for path in sorted(pages.glob("*.html.gz")):
        try:
            read.append(read_text(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"), format="html"))
        except ProvenanceError:
            refused += 1
    _count("pages", read, lexicon)
    print(f"  {refused} pages refused with a clear error")


def _count(name: str, articles: list[Article], lexicon: Lexicon) -> None:
    total = wrong = 0
    for article in articles:
        for finding in check_article(article, lexicon).findings:
            total += 1
            wrong += article.text[finding.start : finding.end] != finding.quoted
    print(f"offsets: {total} findings in {len(articles)} {name}, {wrong} do not open to their words")


if __name__ == "__main__":
    main()
