const encoded = new WeakMap<Buffer, string>();

/** Base64 of a picture's bytes, encoded once however many providers are asked about it; kept no longer than the bytes are. */
export function base64Of(bytes: Buffer): string {
  let text = encoded.get(bytes);
  if (text === undefined) encoded.set(bytes, (text = bytes.toString('base64')));
  return text;
}
