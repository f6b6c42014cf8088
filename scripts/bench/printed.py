"""A printer, a scanner and a phone as a model: what ink, paper, light, lenses and compression do to a page.

It runs as a program of its own, under a Python that has numpy, scipy, Pillow and zxing-cpp. Lengths are micrometres on
the paper. The same seed gives the same picture.
"""

import sys

import numpy as np
import zxingcpp
from PIL import Image
from scipy import ndimage

DOTS = 600  # dots of the printer, an inch; pages are drawn with 300
DOT = 25_400 / DOTS
# How far ink runs over the edge, how soft the edge is, and how rough.
INK = {"good": (10, 18, 6), "fair": (20, 25, 9), "bad": (35, 35, 14)}
# Pixels an inch, blur, noise in steps of 256, degrees turned, waves of the paper, darkest corner, quality of the JPEG.
LENS = {
    "flatbed-300": {"good": (300, 35, 2, 0.5, 0, 0.95, 90), "fair": (300, 45, 3, 0.8, 40, 0.92, 80),
                    "bad": (300, 60, 7, 1.5, 80, 0.90, 60)},
    "phone-290": {"good": (290, 80, 5, 3, 100, 0.6, 85), "fair": (290, 90, 6, 3, 100, 0.6, 85),
                  "bad": (290, 90, 6, 3, 100, 0.6, 75)},
    "phone-220": {"good": (220, 80, 5, 3, 100, 0.6, 85), "fair": (220, 90, 6, 3, 100, 0.6, 85),
                  "bad": (220, 90, 6, 3, 100, 0.6, 75)},
    "phone-150": {"good": (150, 120, 8, 4, 150, 0.55, 70), "fair": (150, 120, 8, 4, 150, 0.55, 70),
                  "bad": (150, 120, 8, 4, 150, 0.55, 60)},
}


def printed(page: np.ndarray, kind: str, dice: np.random.Generator) -> np.ndarray:
    """The page on paper, light from 0 to 255, one value a dot of the printer."""
    gain, spread, rough = INK[kind]
    ink = np.kron(page < 128, np.ones((DOTS // 300, DOTS // 300), bool)).astype(np.float32)
    # The blur is a way to measure how far a dot is from the nearest edge: near the edge it is a straight line.
    sigma = max(spread / DOT, 0.8)
    soft = ndimage.gaussian_filter(ink, sigma, truncate=3)
    far = (soft - 0.5) * np.float32(sigma * np.sqrt(2 * np.pi))
    coarse = dice.standard_normal((ink.shape[0] // 2 + 1, ink.shape[1] // 2 + 1), np.float32)
    edge = np.kron(coarse, np.ones((2, 2), np.float32))[:ink.shape[0], :ink.shape[1]] * np.float32(rough / DOT)
    cover = np.clip(far + edge + np.float32(gain / DOT + 0.5), 0, 1)
    return 235 - 200 * cover


def seen(paper: np.ndarray, kind: str, lens: str, dice: np.random.Generator) -> np.ndarray:
    """The picture of a page."""
    inch, blur, noise, turn, wave, dimmest, _ = LENS[lens][kind]
    step = DOTS / inch
    # A pixel sees the light of its whole area.
    blurred = ndimage.gaussian_filter(paper, np.hypot(blur / DOT, 0.29 * step), truncate=3)
    high, wide = (int(side / step) for side in paper.shape)
    angle = np.radians(dice.uniform(-turn, turn))
    tilt = dice.uniform(-0.02, 0.02, 2) if lens.startswith("phone") else np.zeros(2)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    across, down = (x - wide / 2) * step, (y - high / 2) * step
    near = 1 + tilt[0] * across / (paper.shape[1] / 2) + tilt[1] * down / (paper.shape[0] / 2)
    # A little smaller, so that the corners of a turned page stay in the picture.
    small = 1 + abs(np.sin(angle)) * 1.5
    across, down = across / near * small if lens.startswith("phone") else across, (
        down / near * small if lens.startswith("phone") else down)
    waves = wave / DOT
    phase = dice.uniform(0, 2 * np.pi, 4)
    length = 60_000 / DOT  # waves of a curled page are some centimetres long
    from_x = across * np.cos(angle) - down * np.sin(angle) + paper.shape[1] / 2
    from_y = across * np.sin(angle) + down * np.cos(angle) + paper.shape[0] / 2
    from_x = from_x + waves * np.sin(down / length * 2 * np.pi + phase[0])
    from_y = from_y + waves * np.sin(across / length * 2 * np.pi + phase[1])
    picture = ndimage.map_coordinates(blurred, [from_y, from_x], order=1, mode="constant", cval=120)
    light = np.cos(phase[2]) * (x / wide - 0.5) + np.sin(phase[2]) * (y / high - 0.5)
    picture *= 1 - (1 - dimmest) * np.clip(light + 0.5, 0, 1)
    picture += dice.standard_normal(picture.shape, np.float32) * np.float32(noise)
    return np.clip(picture, 0, 255).astype(np.uint8)


def make(kind: str, lens: str, seed: str, folder: str, *pages: str) -> None:
    """Prints pages of 300 dots an inch, looks at them, and saves the pictures as JPEG, with the numbers of the pages."""
    for number, path in enumerate(pages):
        dice = np.random.default_rng([int(seed), number])
        page = np.asarray(Image.open(path).convert("L"))
        picture = seen(printed(page, kind, dice), kind, lens, dice)
        Image.fromarray(picture).save(f"{folder}/{number:03}.jpg", quality=LENS[lens][kind][-1])


def read(paths: list[str]) -> None:
    """Prints how many different frames zxing-cpp reads in the pictures, each picture for itself."""
    count = 0
    for path in paths:
        codes = zxingcpp.read_barcodes(Image.open(path).convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
        count += len({code.text for code in codes if code.text.startswith("PN1")})
    print(count)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(*sys.argv[2:])
    elif sys.argv[1] == "read":
        read(sys.argv[2:])
