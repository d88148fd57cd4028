"""Pictures: what is taken, what is shown of it, and what is told of it."""

import io
from shutil import copytree

import pytest
from PIL import Image

from guide_data import ContentError, read_guide
from guide_data.checks import check
from guide_data.checks.small_pictures import MOST_BYTES, make_small
from guide_data.diff.difference import difference
from guide_data.reading import picture_files
from guide_data.reading.checked import stamp_of
from guide_data.text.image_header import header_of
from guide_data.text.image_metadata import without_metadata
from tests.support.paths import SMALL
from tests.support.pictures import moving, screenshot, with_picture
from widgets.server.content_snapshot import copy_content
from widgets.views.step_view import all_views


@pytest.fixture
def folder(tmp_path):
    return copytree(SMALL, tmp_path / "guide")


HEADERS = {
    "PNG": (screenshot("PNG", (30, 20)), ("png", 30, 20, False)),
    "JPEG": (screenshot("JPEG", (30, 20)), ("jpeg", 30, 20, False)),
    "progressive JPEG": (screenshot("JPEG", (31, 20), progressive=True), ("jpeg", 31, 20, False)),
    "WebP": (screenshot("WEBP", (30, 20)), ("webp", 30, 20, False)),
    "WebP without loss": (screenshot("WEBP", (30, 21), lossless=True), ("webp", 30, 21, False)),
    "WebP that moves": (moving("WEBP"), ("webp", 20, 20, True)),
    "PNG that moves": (moving("PNG"), ("png", 20, 20, True)),
    "GIF": (moving("GIF"), ("gif", 0, 0, False)),
    "SVG": (b"<svg xmlns='x'><script/></svg>", ("svg", 0, 0, False)),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0", ("heic", 0, 0, False)),
}


@pytest.mark.parametrize(("data", "header"), HEADERS.values(), ids=HEADERS)
def test_a_picture_tells_what_it_is(data, header):
    assert header_of(data) == header


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_ends_too_soon_is_none_and_harms_nobody(kind):
    data = screenshot(kind, (30, 20))
    for end in range(60):
        header_of(data[:end])
    assert header_of(data[:12]) is None


REFUSED = {
    "no file": (None, "plug.png がありません"),
    "words": (b"hello", "画像として読めません"),
    "SVG": (b"<svg/>", "drawings.yaml"),
    "a film": (moving("GIF"), "gif"),
    "moving": (moving("PNG"), "動く画像"),
    "another type": (screenshot("JPEG", (30, 20)), ".jpg"),
    "many pixels": (screenshot("PNG", (9_000, 1)), "ピクセル"),
    "many bytes": (screenshot("PNG", (30, 20)) + b"\0" * picture_files.MOST_BYTES, "バイト"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_screenshot_is_refused(folder, data, said):
    with_picture(folder, data or b"")
    if data is None:
        (folder / "pictures/plug.png").unlink()
    with pytest.raises(ContentError) as refused:
        read_guide(folder)
    [problem] = refused.value.problems
    assert said in problem.what
    assert problem.file.endswith("pictures.yaml")


def shown(folder):
    """The picture that the page shows of the guide's step, and its size as the page has it."""
    html = all_views(read_guide(folder))["router-plug"].body
    assert html.count("<img") == 1
    return read_guide(folder).images[0], html


def test_what_is_shown_is_small_and_says_nothing_of_its_camera(folder):
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "My Phone", 6
    with_picture(folder, screenshot("JPEG", (1600, 1170), exif=exif, comment=b"me"), "plug.jpg")
    before = stamp_of(folder)
    assert len(list(make_small(folder))) == 1
    assert list(make_small(folder)) == []
    image, html = shown(folder)
    assert (image.kind, image.width < image.height) == ("webp", True)
    assert f'width="{image.width}" height="{image.height}" decoding="async"' in html
    assert len(image.data) <= MOST_BYTES
    assert not {b"EXIF", b"XMP ", b"ICCP"} & {image.data[n : n + 4] for n in range(60)}
    assert Image.open(io.BytesIO(image.data)).getexif() == {}
    # Whoever publishes asks for the stamp of what editors wrote.
    assert stamp_of(folder) == before


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_before_it_is_made_small_it_says_nothing_of_its_camera_either(folder, kind):
    exif = Image.Exif()
    exif[0x0110] = "My Phone"
    ending = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}[kind]
    data = screenshot(kind, (60, 40), exif=exif)
    with_picture(folder, data, f"plug.{ending}")
    image, _ = shown(folder)
    assert (b"My Phone" in data, b"My Phone" in image.data) == (True, False)
    seen, before = Image.open(io.BytesIO(image.data)), Image.open(io.BytesIO(data))
    assert (seen.convert("RGB").tobytes(), seen.getexif()) == (before.convert("RGB").tobytes(), {})
    # Whatever the bytes are, it ends.
    assert all(len(without_metadata(data[:end])) <= end + 12 for end in range(0, 400, 7))


def test_another_language_has_its_own_picture(folder, tmp_path):
    with_picture(folder, screenshot(size=(300, 20)))
    (folder / "en/pictures").mkdir(parents=True)
    (folder / "en/pictures/plug.png").write_bytes(screenshot(size=(400, 20)))
    assert len(list(make_small(folder))) == 2
    widths = [
        Image.open(picture_files.small_of(path, path.read_bytes())).width
        for path in (picture_files.file_of(folder, "plug.png", where) for where in ("", "en", "fr"))
    ]
    assert widths == [300, 400, 300]
    copy_content(folder, tmp_path / "copy")
    assert shown(tmp_path / "copy") == shown(folder)


def test_a_picture_taken_anew_is_shown_and_told(folder):
    with_picture(folder, screenshot())
    old = read_guide(folder)
    with_picture(folder, screenshot())
    new = read_guide(folder)
    changed = [(change.kind, change.id) for change in difference(old, new).changes]
    assert ("images", "plug") in changed
    # The old one's small picture is no more.
    list(make_small(folder))
    with_picture(folder, screenshot())
    list(make_small(folder))
    assert len(picture_files.small_files(folder)) == 1


def test_rules_find_what_is_not_small_and_what_nobody_shows(folder):
    with_picture(folder, screenshot())
    (folder / "pictures/spare.png").write_bytes(screenshot(size=(9, 9)))
    rules = [f"picture-{name}" for name in ("large", "unused", "alt")]
    found = {
        (finding.rule, finding.file.rpartition("/")[2]) for finding in check(folder, only=rules)
    }
    assert found == {("picture-large", "pictures.yaml"), ("picture-unused", "spare.png")}
    list(make_small(folder))
    assert "picture-large" not in {finding.rule for finding in check(folder, only=rules)}


def test_a_guide_without_pictures_holds_nothing_of_them(small):
    assert small.images == ()
    assert not any("<img" in view.body for view in all_views(small).values())
