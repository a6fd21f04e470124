import { setTimeout as delay } from 'node:timers/promises';
import { sha256Of, uploadPicture, withComment } from '../../test/e2e/client.js';

/** A picture that was sent, and what came back. */
export interface Upload {
  specimen: string;
  sha256: string;
  /** null where no answer with an id arrived. */
  documentId: string | null;
}

export interface LoadOptions {
  url: string;
  pictures: ReadonlyMap<string, Buffer>;
  clients: number;
  /** Between two uploads of one client. */
  pauseMs: number;
  maxUploads: number;
}

/** Several clients that upload one distinct picture after the other, whether or not anybody answers. */
export class Load {
  readonly uploads: Upload[] = [];
  readonly #options: LoadOptions;
  readonly #clients: Promise<void>[];
  #stopping = false;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#clients = Array.from({ length: options.clients }, (_unused, number) => this.#run(number));
  }

  get acknowledged(): Upload[] {
    return this.uploads.filter(({ documentId }) => documentId !== null);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#clients);
  }

  async #run(number: number): Promise<void> {
    const { url, pictures, pauseMs, maxUploads } = this.#options;
    const specimens = [...pictures];
    for (let count = number; !this.#stopping; count++) {
      const [specimen, jpeg] = specimens[count % specimens.length]!;
      if (this.acknowledged.length >= maxUploads) return;
      const bytes = withComment(jpeg, `client ${number}, picture ${count}`);
      const upload: Upload = { specimen, sha256: sha256Of(bytes), documentId: null };
      try {
        upload.documentId = (await uploadPicture(url, bytes)).id;
        this.uploads.push(upload);
      } catch (error) {
        // Nobody listened: that is no upload. Anything else may have arrived.
        if (!isRefusedConnection(error)) this.uploads.push(upload);
      }
      await delay(pauseMs);
    }
  }
}

function isRefusedConnection(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.code === 'ECONNREFUSED';
}
