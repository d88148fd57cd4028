"""The report on paper: two pages, however it was made a page."""

import re
from pathlib import Path

import pytest
from nbconvert import HTMLExporter

REPORT = Path(__file__).parents[2] / "notebooks" / "report.ipynb"


@pytest.mark.parametrize("with_code", [True, False], ids=["with its code", "without"])
def test_the_report_is_printed_on_two_pages(browser, tmp_path, with_code):
    html, _ = HTMLExporter(exclude_input=not with_code).from_filename(str(REPORT))
    file = tmp_path / "report.html"
    file.write_text(html, encoding="utf-8")
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(file.as_uri(), wait_until="domcontentloaded")
        pdf = page.pdf(format="A4")
        page.emulate_media(media="print")
        assert not page.locator(".jp-CodeMirrorEditor").filter(visible=True).count()
        charts = page.locator("img").evaluate_all("all => all.map((img) => img.naturalWidth)")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 2
    assert all(charts)
