import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import type { Holder } from './holders.js';
import { drawPortrait } from './portrait.js';

const WIDTH = 480;
const HEIGHT = 640;
export const FRAMES_PER_SECOND = 12;
export const SECONDS = 4;

/** Debian's ffmpeg; no date, no encoder's name, one thread: the same file each time on one machine. */
const ENCODERS = {
  mp4: ['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '27', '-movflags', '+faststart'],
  webm: ['-c:v', 'libvpx-vp9', '-crf', '40', '-b:v', '0', '-row-mt', '0'],
} as const;

const run = promisify(execFile);

/**
 * A few seconds of a person before a camera: the head sways, blinks twice and opens its mouth once. `still`: one frame all
 * the way, as somebody shows who holds a photo before the camera.
 */
export async function drawLivenessVideo(holder: Holder, container: 'mp4' | 'webm', still = false): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'liveness-'));
  try {
    const frames: Buffer[] = [];
    for (let frame = 0; frame < FRAMES_PER_SECOND * SECONDS; frame++) frames.push(drawFrame(holder, still ? 0 : frame));
    const raw = join(folder, 'frames.rgba');
    const file = join(folder, `video.${container}`);
    await writeFile(raw, Buffer.concat(frames));
    const input = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(FRAMES_PER_SECOND)];
    const output = ['-pix_fmt', 'yuv420p', '-threads', '1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
    await run('ffmpeg', ['-v', 'error', '-y', ...input, '-i', raw, ...ENCODERS[container], ...output, file]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function drawFrame(holder: Holder, frame: number): Buffer {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  const wall = context.createLinearGradient(0, 0, WIDTH, HEIGHT);
  wall.addColorStop(0, 'rgb(206, 212, 214)');
  wall.addColorStop(1, 'rgb(150, 158, 166)');
  context.fillStyle = wall;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const eyesClosed = [14, 15, 16, 36, 37].includes(frame);
  const mouthOpen = frame >= 23 && frame <= 29;
  const person = drawPortrait(holder.portrait, { background: null, scale: 0.74, eyesClosed, mouthOpen });
  const phase = (frame / (FRAMES_PER_SECOND * SECONDS)) * Math.PI * 2;
  context.save();
  context.translate(WIDTH / 2 + Math.sin(phase) * 9, HEIGHT * 0.55 + Math.sin(phase * 2) * 3);
  context.rotate(Math.sin(phase) * 0.03);
  context.drawImage(person, -person.width / 2, -person.height / 2 + 14);
  context.restore();
  context.font = '26px "Specimen Sans Bold"';
  context.letterSpacing = '6px';
  context.textAlign = 'center';
  context.fillStyle = 'rgba(255, 255, 255, 0.85)';
  context.fillText('SPECIMEN', WIDTH / 2, HEIGHT - 18);
  return Buffer.from(canvas.data());
}
