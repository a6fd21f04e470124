import { randomBytes } from 'node:crypto';
import type { MediaType } from '../domain/media-type.js';

export interface FormFile {
  bytes: Uint8Array;
  mediaType: MediaType;
  /** Never what a caller has called his file. */
  fileName: string;
}

/**
 * The body of a form as multipart/form-data (RFC 7578, names quoted as browsers do). The built-in FormData is only encoded
 * by way of a Blob and a stream, which copies each picture twice more and takes several turns.
 */
export class MultipartForm {
  readonly parts: [name: string, value: string | FormFile][] = [];

  append(name: string, value: string | FormFile): void {
    this.parts.push([name, value]);
  }

  encode(): { contentType: string; bytes: Buffer } {
    const boundary = `----form-${randomBytes(16).toString('hex')}`;
    const pieces = this.parts.flatMap(([name, value]): Uint8Array[] => {
      const start = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
      if (typeof value === 'string') return [Buffer.from(`${start}\r\n\r\n${value}\r\n`)];
      const { bytes, mediaType, fileName } = value;
      const header = `${start}; filename="${quoted(fileName)}"\r\nContent-Type: ${mediaType}\r\n\r\n`;
      return [Buffer.from(header), bytes, LINE_BREAK];
    });
    const end = Buffer.from(`--${boundary}--\r\n`);
    return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat([...pieces, end]) };
  }
}

const LINE_BREAK = Buffer.from('\r\n');

/** As the HTML standard escapes names in a form: anything else could end the header. */
function quoted(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}
