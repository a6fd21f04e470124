import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Transform, type TransformCallback, type Writable } from 'node:stream';

/**
 * Stands between the request and graphql-upload, which takes it for the request. So the body can be counted, ended early
 * without closing the connection over which the refusal must still go, and the parser be looked at.
 */
export class BodyMeter extends Transform {
  /** Read by the parser, for the boundary. */
  readonly headers: IncomingHttpHeaders;
  private receivedBytes = 0;

  constructor(
    request: IncomingMessage,
    private readonly maxBytes: number,
    private readonly observer: { parserFound(parser: Writable): void; tooLarge(): void },
  ) {
    super();
    this.headers = request.headers;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.receivedBytes += chunk.length;
    // What the header says was checked before; this is what really comes.
    if (this.receivedBytes > this.maxBytes) {
      this.observer.tooLarge();
      done();
    } else {
      done(null, chunk);
    }
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T, options?: { end?: boolean }): T {
    this.observer.parserFound(destination as unknown as Writable);
    return super.pipe(destination, options);
  }
}
