import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import processRequest, { type FileUpload } from 'graphql-upload/processRequest.mjs';
import type Upload from 'graphql-upload/Upload.mjs';
import { HttpProblem, problemOf } from '../errors.js';
import { BodyMeter } from './body-meter.js';
import { discard, FormGuard, malformed, tooManyFiles, type FormLimits } from './form-guard.js';

export interface ReceiveOptions extends FormLimits {
  readonly maxRequestBytes: number;
  readonly maxFileBytes: number;
  /** Each of the fields "operations" and "map". */
  readonly maxFieldBytes: number;
  /** From the first byte of the body to the last. */
  readonly bodyTimeoutMs: number;
}

/** One form that is being received. */
export interface ReceivedForm {
  /** The operation, as soon as its fields are there; the files may still be on their way. Fails with an HttpProblem. */
  readonly operations: Promise<unknown>;
  /**
   * Waits until the form ended, one way or another, and says why the request must be refused as a whole, if it must: for a
   * fault of the form or of a file, except a file that is too large and whose reader has told so.
   */
  verdict(): Promise<HttpProblem | undefined>;
  /** Waits until the form ended, and says whether it ended well and all of its files were read at least once. */
  isRead(): Promise<boolean>;
}

/** The file on the disk, which graphql-upload keeps to itself. */
export type SpooledFile = FileUpload & { readonly capacitor: Writable };

const readUploads = new WeakSet<Promise<FileUpload>>();

/** To be called by whoever reads a file and tells the client what came of it. */
export function markAsRead(upload: Promise<FileUpload>): void {
  readUploads.add(upload);
}

/** What went wrong with a form or one of its files, in our words. */
export function problemOfUpload(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const { status, syscall, code } = (error ?? {}) as { status?: unknown; syscall?: unknown; code?: unknown };
  // A failed call to the operating system is the only fault here that is not the client's: the disk is full or gone.
  if (typeof syscall === 'string') {
    return new HttpProblem(503, 'STORAGE_UNAVAILABLE', 'Files cannot be received now. Try again later.', 10);
  }
  if (status === 413) return new HttpProblem(413, 'PAYLOAD_TOO_LARGE', 'A file is too large.');
  if (status === 499 || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new HttpProblem(400, 'UPLOAD_INTERRUPTED', 'The form did not arrive whole.');
  }
  return malformed('The form is incomplete or not well-formed.');
}

/**
 * Reads what is left of a refused body and throws it away, within limits. A server that closes the connection instead
 * resets it under clients that are still sending, and those never see the answer.
 */
export function drainBody(request: IncomingMessage, maxBytes: number, timeoutMs: number): void {
  if (request.readableEnded || request.destroyed) return;
  const { socket } = request;
  const timer = setTimeout(() => request.destroy(), timeoutMs);
  let drainedBytes = 0;

  function stop(): void {
    clearTimeout(timer);
    socket.off('close', stop);
  }

  request.on('error', () => undefined);
  request.once('end', stop);
  request.once('close', stop);
  // Node does not tell a request that its connection is gone once the response was sent.
  socket.once('close', stop);
  request.on('data', (chunk: Buffer) => {
    drainedBytes += chunk.length;
    if (drainedBytes > maxBytes) request.destroy();
  });
  request.resume();
}

/** Receives a form with graphql-upload, which sees only what the guard let pass. */
export function receiveForm(request: IncomingMessage, response: ServerResponse, options: ReceiveOptions): ReceivedForm {
  const guard = new FormGuard(options);
  const uploads: Promise<FileUpload>[] = [];
  const spooled = new Map<Promise<FileUpload>, Writable>();
  const streams: (Readable | Writable)[] = [];
  let problem: HttpProblem | undefined;

  function refuse(reason: HttpProblem): void {
    problem ??= reason;
    meter.destroy();
  }

  function passes(judge: () => void): boolean {
    if (problem) return false;
    try {
      judge();
    } catch (error) {
      refuse(error instanceof HttpProblem ? error : problemOf(500));
    }
    return problem === undefined;
  }

  const meter = new BodyMeter(request, options.maxRequestBytes, {
    tooLarge: () => refuse(problemOf(413)),
    parserFound(parser) {
      streams.push(parser);
      // Its listeners are graphql-upload's own; this is the only place to stand in front of them.
      const emit = parser.emit.bind(parser) as (event: string | symbol, ...details: unknown[]) => boolean;
      parser.emit = (event: string | symbol, ...details: unknown[]): boolean => {
        if (event === 'field') {
          const [name, value, { valueTruncated }] = details as [string, string, { valueTruncated: boolean }];
          if (!passes(() => guard.field(name, value, valueTruncated))) return true;
        } else if (event === 'file') {
          const [name, stream] = details as [string, Readable];
          if (!passes(() => guard.file(name))) {
            discard(stream);
            return true;
          }
        } else if (event === 'filesLimit') {
          refuse(tooManyFiles(options.maxFiles));
        } else if (event === 'error') {
          refuse(problemOfUpload(details[0]));
        }
        return emit(event, ...details);
      };
    },
  });
  streams.push(meter);

  const timer = setTimeout(() => {
    refuse(problemOf(408));
    for (const stream of streams) stream.destroy();
  }, options.bodyTimeoutMs);

  function keep(operations: unknown): void {
    for (const place of guard.places) {
      const upload = place.reduce<unknown>(
        (value, name) => (value as Record<string, unknown>)[name],
        operations,
      ) as Upload;
      uploads.push(upload.promise);
      upload.promise.then(
        (file) => {
          const { capacitor } = file as SpooledFile;
          spooled.set(upload.promise, capacitor);
          // It stays half alive after a failed write, and whoever reads from it would wait for ever.
          capacitor.on('error', (error: Error) => capacitor.destroy(error));
          if (response.closed) capacitor.destroy();
          // A resolver that opens a stream and forgets it would end the process when the stream fails.
          const { createReadStream } = file;
          file.createReadStream = (streamOptions) => createReadStream(streamOptions).on('error', () => undefined);
        },
        () => undefined,
      );
    }
  }

  const operations = processRequest(meter as unknown as IncomingMessage, response, {
    // The parser calls a file or a field too large that has exactly as many bytes as it is told.
    maxFileSize: options.maxFileBytes + 1,
    maxFieldSize: options.maxFieldBytes + 1,
    maxFiles: options.maxFiles,
  }).then(
    (received) => {
      if (problem) throw problem;
      keep(received);
      return received;
    },
    (error: unknown) => {
      refuse(problemOfUpload(error));
      throw problem!;
    },
  );

  response.once('close', () => {
    refuse(problemOfUpload({ status: 499 }));
    // graphql-upload keeps a file for as long as someone holds a stream of it, even one that nobody reads.
    for (const capacitor of spooled.values()) capacitor.destroy();
  });
  request.once('close', () => {
    if (!request.readableEnded) refuse(problemOfUpload({ status: 499 }));
  });
  meter.once('close', () => {
    request.unpipe(meter);
    drainBody(request, options.maxRequestBytes, options.bodyTimeoutMs);
  });
  request.pipe(meter);

  const ended = Promise.all(streams.map((stream) => closed(stream))).then(() => clearTimeout(timer));

  return {
    operations,
    async verdict() {
      await ended;
      await Promise.allSettled(uploads);
      if (problem) return problem;
      // A resolver that never looked at its file has not noticed that it was cut short.
      for (const upload of uploads) {
        const fault = await upload.then(
          () => spooled.get(upload)?.errored,
          (reason: unknown) => reason,
        );
        if (!fault) continue;
        const problemOfFile = problemOfUpload(fault);
        // Whoever reads a file that is too large says so in the answer, where it may have taken others of the request.
        if (problemOfFile.status !== 413 || !readUploads.has(upload)) return problemOfFile;
      }
      return undefined;
    },
    async isRead() {
      await ended;
      await Promise.allSettled(uploads);
      return !problem && uploads.every((upload) => readUploads.has(upload));
    },
  };
}

async function closed(stream: Readable | Writable): Promise<void> {
  if (!stream.closed) await new Promise<void>((resolve) => void stream.once('close', resolve));
}
