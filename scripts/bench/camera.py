"""A phone before a screen, simulated: the pictures of a loop become a film. Needs numpy.

The screen fills 92 % of the picture, is turned by 1.2 degrees, and is seen a little from the side. A row of the sensor is
exposed for 1/120 s. The last row is read 1/60 s after the first, so that pictures mix two showings. Then come the softness
of the lens, noise, and x264 at the phone's bit rate. Light is linear, the screen stands still, and nothing reflects in it.
"""

import math
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from run import Failed

SCREEN = (1920, 1080)
FILL, TURN, NEAR = 0.92, math.radians(1.2), (0.012, 0.006)  # the last: how much nearer the right and the lower edge are
EXPOSURE, READOUT = 1 / 120, 1 / 60
DARK, LIGHT, ROOM = 28.0, 226.0, 100  # what the camera sees of black and white, and what is beside the screen
SUPER = 2  # samples on each side of a pixel
SHIFTS = 64  # places in each direction from which noise is taken


@dataclass(frozen=True)
class Camera:
    """Pixels, pictures a second, Mbit a second, the radius of the blur in pixels, and noise in steps of 256."""

    width: int
    height: int
    rate: int
    mbit: int
    blur: float = 0.5
    noise: float = 3.0


class View:
    """The pixel of the screen that each pixel of the camera sees."""

    def __init__(self, camera: Camera):
        self.camera = camera
        scale = SCREEN[0] / camera.width / FILL
        cosine, sine = math.cos(TURN), math.sin(TURN)

        def samples(pixels: int) -> np.ndarray:
            return ((np.arange(pixels * SUPER) + 0.5) / SUPER - pixels / 2).astype(np.float32)

        y, x = np.meshgrid(samples(camera.height), samples(camera.width), indexing="ij")
        near = 1 + NEAR[0] * x / (camera.width / 2) + NEAR[1] * y / (camera.height / 2)
        x, y = x * scale / near, y * scale / near
        across = np.floor(x * cosine - y * sine + SCREEN[0] / 2).astype(np.int32)
        down = np.floor(x * sine + y * cosine + SCREEN[1] / 2).astype(np.int32)
        inside = (across >= 0) & (down >= 0) & (across < SCREEN[0]) & (down < SCREEN[1])
        # The number after the last pixel stands for all that is beside the screen.
        self.at = np.where(inside, down * SCREEN[0] + across, SCREEN[0] * SCREEN[1])

    def of(self, screen: np.ndarray) -> np.ndarray:
        """What the camera sees of a screen, without noise."""
        light = np.append(screen.reshape(-1), np.uint8(ROOM))[self.at]
        light = light.reshape(self.camera.height, SUPER, self.camera.width, SUPER).mean((1, 3), dtype=np.float32)
        return blurred(DARK + light * np.float32((LIGHT - DARK) / 255), self.camera.blur)


def blurred(picture: np.ndarray, radius: float) -> np.ndarray:
    """A Gaussian blur, columns first, then rows."""
    reach = math.ceil(radius * 2.5)
    weights = np.exp(-np.arange(-reach, reach + 1) ** 2 / (2 * radius * radius))
    weights = (weights / weights.sum()).astype(np.float32)
    for axis in (0, 1):
        count = picture.shape[axis]
        wide = np.pad(picture, [(reach, reach) if side == axis else (0, 0) for side in (0, 1)], mode="edge")
        parts = [wide[at:at + count] if axis == 0 else wide[:, at:at + count] for at in range(2 * reach + 1)]
        picture = sum(weight * part for weight, part in zip(weights, parts, strict=True))
    return picture


def full_screen(picture: np.ndarray) -> np.ndarray:
    """A picture of a loop in the middle of a white screen, as large as whole pixels allow."""
    height, width = picture.shape
    times = max(1, min(SCREEN[0] // width, SCREEN[1] // height))
    picture = picture.repeat(times, 0).repeat(times, 1)[:SCREEN[1], :SCREEN[0]]
    screen = np.full((SCREEN[1], SCREEN[0]), 255, np.uint8)
    top, left = (SCREEN[1] - picture.shape[0]) // 2, (SCREEN[0] - picture.shape[1]) // 2
    screen[top:top + picture.shape[0], left:left + picture.shape[1]] = picture
    return screen


def taken(pictures: Sequence[np.ndarray], speed: float, camera: Camera, seconds: float,
          seed: int) -> Iterator[np.ndarray]:
    """The pictures of a film of so many seconds. `speed` is how many pictures of the loop are shown in a second."""
    dice, view = np.random.default_rng(seed), View(camera)
    begin = dice.random() / speed
    # Every picture has another part of one field of noise, which costs a tenth of new noise.
    high, wide = camera.height, camera.width
    field = dice.standard_normal((high + SHIFTS, wide + SHIFTS), np.float32) * np.float32(camera.noise)
    seen: dict[int, np.ndarray] = {}
    for number in range(round(seconds * camera.rate)):
        opens = begin + number / camera.rate + np.arange(high) / high * READOUT
        first, last = int(opens[0] * speed), int((opens[-1] + EXPOSURE) * speed)
        seen = {showing: light for showing, light in seen.items() if showing >= first}
        down, across = dice.integers(SHIFTS, size=2)
        light = field[down:down + high, across:across + wide] + np.float32(0.5)
        for showing in range(first, last + 1):
            if showing not in seen:
                seen[showing] = view.of(full_screen(pictures[showing % len(pictures)]))
            since, until = (np.clip(at, showing / speed, (showing + 1) / speed) for at in (opens, opens + EXPOSURE))
            light += ((until - since) / EXPOSURE).astype(np.float32)[:, None] * seen[showing]
        yield np.clip(light, 0, 255).astype(np.uint8)


def encode(film: Iterator[np.ndarray], camera: Camera, path: str) -> None:
    """Writes a film as H.264, as phones do."""
    argv = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray", "-s",
            f"{camera.width}x{camera.height}", "-r", str(camera.rate), "-i", "-", "-pix_fmt", "yuv420p", "-c:v",
            "libx264", "-preset", "veryfast", "-b:v", f"{camera.mbit}M", "-maxrate", f"{camera.mbit * 3 // 2}M",
            "-bufsize", f"{camera.mbit * 2}M", path]
    with subprocess.Popen(argv, stdin=subprocess.PIPE) as ffmpeg:
        assert ffmpeg.stdin
        for picture in film:
            ffmpeg.stdin.write(picture.tobytes())
    if ffmpeg.returncode:
        raise Failed(f"ffmpeg ended with {ffmpeg.returncode}")


def loop_of(path: str, size: tuple[int, int], out: str) -> Sequence[np.ndarray]:
    """The pictures of an animation of this size, from a file with plain grey that is made for them."""
    argv = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", path, "-vsync", "passthrough", "-f", "rawvideo",
            "-pix_fmt", "gray", out]
    if subprocess.run(argv, stdin=subprocess.DEVNULL).returncode:
        raise Failed("ffmpeg does not read the loop")
    return np.memmap(out, np.uint8, "r").reshape(-1, size[1], size[0])
