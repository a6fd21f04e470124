import type { SandboxDocument } from './vendor.js';

/** Whether a reader of documents finds one. */
export function bearsDocument({ shows, isHeld, tooDark }: SandboxDocument): boolean {
  return !tooDark && (shows === 'DOCUMENT' || isHeld);
}

/** Whether a finder of faces finds one; what nobody knows is taken to have one. */
export function bearsFace({ face, tooDark }: SandboxDocument): boolean {
  return face !== null && !tooDark;
}

/** Of two pictures with faces. Where nobody knows who is on one of them, it is taken to be the one on the other. */
export function isSamePerson(one: SandboxDocument, other: SandboxDocument): boolean {
  const [left, right] = [one.face?.person ?? null, other.face?.person ?? null];
  return left === null || right === null || left === right;
}

/** Whether somebody alive was before the camera; what nobody knows is taken for that. */
export function isLive({ face }: SandboxDocument): boolean {
  return face?.live ?? false;
}
