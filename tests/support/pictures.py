"""Pictures as editors have them, made in a moment."""

import io

from PIL import Image


def screenshot(kind="PNG", size=(1170, 800), **more):
    """A picture with some lines on it, as a file's bytes."""
    # As soft as a real one: sharp noise is what takes longest to make small.
    noise = Image.effect_noise((max(1, size[0] // 16), max(1, size[1] // 16)), 90)
    image = noise.resize(size).convert("RGB")
    held = io.BytesIO()
    image.save(held, kind, **more)
    return held.getvalue()


def moving(kind):
    """A picture of two frames."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    held = io.BytesIO()
    frames[0].save(held, kind, save_all=True, append_images=frames[1:])
    return held.getvalue()


ITEM = "- id: plug\n  file: plug.png\n  alt: 電源コードの差し込み口の写真です。\n"


def with_picture(folder, data, name="plug.png"):
    """A guide of which one step shows a picture."""
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures" / name).write_bytes(data)
    (folder / "pictures.yaml").write_text(ITEM.replace("plug.png", name), "utf-8")
    router = folder / "causes/1_router.yaml"
    text = router.read_text("utf-8")
    if "pictures:" in text:
        return folder
    text = text.replace(
        "title: コンセントを確かめる", "title: コンセントを確かめる\n    pictures: [plug]"
    )
    router.write_text(text, "utf-8")
    return folder
