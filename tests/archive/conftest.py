"""Articles of invented outlets, and an archive that holds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.archive.store import Archive
from provenance.article.read import read_many
from provenance.lexicon.lexicon import Lexicon

STORY = (
    "The harbour of Port Ister stayed closed on {day} after dockers walked out over night shifts, said a spokesman "
    "for the port authority. Forty ships wait outside the breakwater, and bakers in the old town ration flour. "
    "The regime in the capital called the strike a provocation; union leaders answered that nobody had asked them. "
    "Talks are to begin on Thursday in the customs house, where the two sides last met in the autumn of the flood."
)
OTHER = (
    "A school in Lower Vennmark teaches beekeeping between arithmetic and song. Its head, Orla Finch, says that "
    "children who fear bees learn to count them first. The hives stand behind the gymnasium, and the honey is sold "
    "at the gate on Saturdays to pay for the choir's journey to the coast, which it makes every second summer."
)


def line(**fields: str) -> str:
    return json.dumps(fields) + "\n"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon()


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    file = tmp_path / "copy.jsonl"
    file.write_text(
        line(text=STORY.format(day="Monday"), title="Harbour closed", outlet="Ister Courier", date="2026-03-02",
             url="https://courier.example/harbour", language="en")
        + line(text=STORY.format(day="Monday") + " More soon.", title="Harbour closed", outlet="Ister Courier",
               date="2026-03-03", url="https://courier.example/harbour?ref=1", language="en")
        + line(text="Vennmark Post, by wire. " + STORY.format(day="Monday"), title="Port shut", outlet="Vennmark Post",
               date="2026-04-01", url="https://post.example/a", language="en")
        + line(text=OTHER, title="Bees", outlet="Vennmark Post", url="https://post.example/bees", language="en")
    )  # fmt: skip
    return file


@pytest.fixture
def archive(tmp_path: Path, collection: Path, lexicon: Lexicon) -> Iterator[Archive]:
    with Archive(tmp_path / "desk.db", create=True) as opened:
        list(opened.add(read_many([collection]), lexicon.outlets))
        yield opened
