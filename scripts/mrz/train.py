"""Trains the glyph net with numpy alone and writes its weights.

    OPENBLAS_NUM_THREADS=1 python3 scripts/mrz/train.py OUTPUT CELLS [CELLS ...] [--epochs N] [--seed N]

CELLS are files of scripts/mrz/cut-cells.ts. One cell in twenty of each, from its end, is kept for validation.
One thread: the matrices are small, and more threads wait for each other.
OUTPUT is read by src/providers/local/mrz/load-net.ts. The same files, seed and numpy give the same weights on one machine;
another build of numpy may round differently.
"""

import argparse
import struct
import time

import numpy as np

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
CLASSES = len(ALPHABET)
HEIGHT, WIDTH, SIDE = 28, 20, 2
STORED_WIDTH = WIDTH + 2 * SIDE
# Ink of this value is 1 for the net; glyph-net.ts has the same number.
INK_OF_ONE = 160.0
INK_LIMIT = 250.0 / INK_OF_ONE
FIRST, SECOND, HIDDEN = 16, 32, 80
BATCH = 256
LEARNING_RATE, FINAL_RATE, WEIGHT_DECAY = 2e-3, 1e-5, 1e-4
# Cells cut between two characters, as a share of all; they show no character, so every class is as true as another.
MISCUT_SHARE, MISCUT = 0.06, -1
# A share of the truth is spread over all classes, so that the net stays humble.
SMOOTHING = 0.01


def load(path):
    cells = np.fromfile(path, dtype=np.uint8).reshape(-1, 1 + HEIGHT * STORED_WIDTH)
    kept = len(cells) - len(cells) // 20
    images = cells[:, 1:].reshape(-1, HEIGHT, STORED_WIDTH)
    labels = cells[:, 0].astype(np.int64)
    return (labels[:kept], images[:kept]), (labels[kept:], images[kept:])


def miscut(images, rng):
    """The end of one cell and the start of the next, as a grid that does not fit would cut them."""
    first = rng.choice(len(images) - 1, int(len(images) * MISCUT_SHARE), replace=False)
    cells = np.empty((len(first), HEIGHT, STORED_WIDTH), np.uint8)
    for row, (index, cut) in enumerate(zip(first, rng.integers(7, 14, len(first)))):
        pair = np.concatenate([images[index][:, SIDE : SIDE + WIDTH], images[index + 1][:, SIDE:]], axis=1)
        cells[row] = np.pad(pair, ((0, 0), (SIDE, 0)))[:, cut : cut + STORED_WIDTH]
    return cells


def straight(images):
    return images[:, :, SIDE : SIDE + WIDTH].astype(np.float32) / INK_OF_ONE


def varied(images, rng):
    """Shifts, contrast, noise, and now and then a patch wiped out or blackened."""
    count = len(images)
    shift = np.clip(np.rint(rng.normal(0, 0.9, count)), -SIDE, SIDE).astype(int) + SIDE
    columns = shift[:, None] + np.arange(WIDTH)[None]
    cells = images[np.arange(count)[:, None, None], np.arange(HEIGHT)[None, :, None], columns[:, None, :]]
    cells = cells.astype(np.float32) / INK_OF_ONE
    down = rng.integers(-1, 2, count)
    for step in (-1, 1):
        cells[down == step] = np.roll(cells[down == step], step, axis=1)
    cells *= rng.uniform(0.7, 1.3, (count, 1, 1)).astype(np.float32)
    noisy = rng.random(count) < 0.25
    cells[noisy] += rng.normal(0, 0.09, (noisy.sum(), HEIGHT, WIDTH)).astype(np.float32)
    for index in np.flatnonzero(rng.random(count) < 0.06):
        top, left = rng.integers(0, HEIGHT - 5), rng.integers(0, WIDTH - 5)
        height, width = rng.integers(2, 8), rng.integers(2, 8)
        cells[index, top : top + height, left : left + width] = rng.choice([0.0, 0.0, 0.8])
    return np.clip(cells, 0, INK_LIMIT)


def windows(planes, size):
    """Every window of size by size in steps of 2, as rows of channel, row, column."""
    count, channels, height, width = planes.shape
    down, across = (height - size) // 2 + 1, (width - size) // 2 + 1
    s = planes.strides
    view = np.lib.stride_tricks.as_strided(
        planes, (count, down, across, channels, size, size), (s[0], s[2] * 2, s[3] * 2, s[1], s[2], s[3])
    )
    return np.ascontiguousarray(view).reshape(count * down * across, channels * size * size), down, across


def scatter(gradient, shape, size, down, across):
    """The reverse of windows: adds each window's gradient where it was read."""
    count, channels = shape[:2]
    result = np.zeros(shape, np.float32)
    parts = gradient.reshape(count, down, across, channels, size, size).transpose(0, 3, 4, 5, 1, 2)
    for row in range(size):
        for column in range(size):
            result[:, :, row : row + 2 * down : 2, column : column + 2 * across : 2] += parts[:, :, row, column]
    return result


def layer(rng, inputs, outputs):
    weights = rng.normal(0, np.sqrt(2 / inputs), (inputs, outputs)).astype(np.float32)
    return [weights, np.zeros(outputs, np.float32)]


class Net:
    def __init__(self, rng):
        self.first = layer(rng, 25, FIRST)
        self.second = layer(rng, FIRST * 9, SECOND)
        self.hidden = layer(rng, SECOND * 35, HIDDEN)
        self.output = layer(rng, HIDDEN, CLASSES)
        self.parameters = self.first + self.second + self.hidden + self.output
        self.means = [np.zeros_like(p) for p in self.parameters]
        self.squares = [np.zeros_like(p) for p in self.parameters]
        self.steps = 0

    def forward(self, cells):
        count = len(cells)
        planes = np.pad(cells, ((0, 0), (2, 1), (2, 1)))[:, None]
        w1, down1, across1 = windows(planes, 5)
        z1 = np.maximum(w1 @ self.first[0] + self.first[1], 0)
        maps = z1.reshape(count, down1, across1, FIRST).transpose(0, 3, 1, 2)
        padded = np.ascontiguousarray(np.pad(maps, ((0, 0), (0, 0), (1, 0), (1, 0))))
        w2, down2, across2 = windows(padded, 3)
        z2 = np.maximum(w2 @ self.second[0] + self.second[1], 0)
        flat = z2.reshape(count, -1)
        z3 = np.maximum(flat @ self.hidden[0] + self.hidden[1], 0)
        return z3 @ self.output[0] + self.output[1], (w1, z1, padded, w2, z2, down2, across2, flat, z3)

    def step(self, cells, labels, rate):
        count = len(cells)
        scores, (w1, z1, padded, w2, z2, down2, across2, flat, z3) = self.forward(cells)
        chances = np.exp(scores - scores.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        loss = -np.log(chances[np.arange(count), labels] + 1e-9).mean()
        target = np.full_like(chances, SMOOTHING / CLASSES)
        target[np.arange(count), labels] += 1 - SMOOTHING
        target[labels == MISCUT] = 1 / CLASSES
        g4 = (chances - target) / count
        g3 = (g4 @ self.output[0].T) * (z3 > 0)
        g2 = (g3 @ self.hidden[0].T).reshape(z2.shape) * (z2 > 0)
        back = scatter(g2 @ self.second[0].T, padded.shape, 3, down2, across2)[:, :, 1:, 1:]
        g1 = np.ascontiguousarray(back.transpose(0, 2, 3, 1)).reshape(z1.shape) * (z1 > 0)
        gradients = []
        for inputs, gradient in ((w1, g1), (w2, g2), (flat, g3), (z3, g4)):
            gradients += [inputs.T @ gradient, gradient.sum(0)]
        self.adam(gradients, rate)
        return loss

    def adam(self, gradients, rate):
        self.steps += 1
        correct1, correct2 = 1 - 0.9**self.steps, 1 - 0.999**self.steps
        for p, g, m, s in zip(self.parameters, gradients, self.means, self.squares):
            m *= 0.9
            m += 0.1 * g
            s *= 0.999
            s += 0.001 * g * g
            p -= rate * (m / correct1) / (np.sqrt(s / correct2) + 1e-8) + rate * WEIGHT_DECAY * p

    def save(self, path):
        with open(path, "wb") as file:
            file.write(b"VGN1" + struct.pack("<3I", FIRST, SECOND, HIDDEN))
            for p in self.parameters:
                file.write(p.astype("<f4").tobytes())


def validate(net, name, labels, images):
    guesses = np.concatenate(
        [net.forward(straight(images[i : i + 2000]))[0].argmax(1) for i in range(0, len(images), 2000)]
    )
    wrong = {}
    for truth, guess in zip(labels[guesses != labels], guesses[guesses != labels]):
        pair = ALPHABET[truth] + ALPHABET[guess]
        wrong[pair] = wrong.get(pair, 0) + 1
    worst = sorted(wrong.items(), key=lambda entry: -entry[1])[:10]
    print(f"  {name}: {(guesses == labels).mean():.4f} of {len(labels)}", worst, flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("cells", nargs="+")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = np.random.default_rng(options.seed)
    sets = [load(path) for path in options.cells]
    labels = np.concatenate([train[0] for train, _ in sets])
    images = np.concatenate([train[1] for train, _ in sets])
    extra = miscut(images, rng)
    labels = np.concatenate([labels, np.full(len(extra), MISCUT)])
    images = np.concatenate([images, extra])
    net = Net(rng)
    total = options.epochs * (len(labels) // BATCH)
    started = time.time()
    for epoch in range(options.epochs):
        order = rng.permutation(len(labels))
        losses = []
        for start in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[start : start + BATCH]
            rate = float(LEARNING_RATE * 0.5 * (1 + np.cos(np.pi * net.steps / total)) + FINAL_RATE)
            losses.append(net.step(varied(images[chosen], rng), labels[chosen], rate))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.time() - started:.0f} s", flush=True)
        for path, (_, held_back) in zip(options.cells, sets):
            validate(net, path, *held_back)
        net.save(options.output)


if __name__ == "__main__":
    main()
