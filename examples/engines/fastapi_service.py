"""A FastAPI service that cleans pages: ``pip install fastapi``, then ``fastapi run fastapi_service.py``.

A page takes some milliseconds of one core. A ``def`` endpoint runs in FastAPI's thread pool, so it does not
block other requests; for more cores, start more workers (``fastapi run --workers 4``).
"""

import asyncio
from pathlib import Path
from typing import Annotated, Any

from fastapi import Body, FastAPI, HTTPException
from fastapi.testclient import TestClient

import vnclean
from vnclean.corpus.records import row

app = FastAPI(title="vnclean")
LARGEST = 5_000_000
"""The largest page in bytes."""


@app.post("/clean")
def clean(page: Annotated[bytes, Body(media_type="text/html")], url: str | None = None) -> dict[str, Any]:
    """Return text, metadata and page type of the page in the body, as in a crawl's JSON lines."""
    try:
        return row(vnclean.extract(page, url=url, max_size=LARGEST))
    except ValueError as error:  # not a page (a PDF, a picture), or too large
        raise HTTPException(422, str(error)) from error


async def cleaned(pages: list[bytes]) -> list[str]:
    """Clean pages from async code of your own: extraction blocks, so it runs in threads and not in the event loop."""
    return await asyncio.gather(*(asyncio.to_thread(vnclean.clean, page) for page in pages))


if __name__ == "__main__":  # try the service without a server
    page = Path("page.html").read_bytes()
    client = TestClient(app)
    answer = client.post("/clean", params={"url": "https://bao.example/1"}, content=page)
    print(answer.status_code, answer.json()["page_type"], answer.json()["title"])
    print(client.post("/clean", content=b"%PDF-1.7").json())
    print(asyncio.run(cleaned([page, page]))[1][:60])
