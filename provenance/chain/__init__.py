"""The source chain: from the primary source to this page, hop by hop, with the evidence for each hop."""
