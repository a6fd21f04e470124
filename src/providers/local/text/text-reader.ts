import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiledWorkerUrl } from '../../../images/compiled-worker-url.js';
import type { ProviderImage } from '../../contract.js';
import { ProviderFailure } from '../../contract.js';
import { createPageThreads } from '../page-threads.js';
import type { LanguageData } from './text-part.js';
import type { TextPage, TextPageAnswer, TextPageTask } from './text-worker.js';

export interface TextReaderOptions {
  /** At least one. What they are read with first stands first. */
  languages: readonly LanguageData[];
  /** Pages read side by side, about 150 MB each while they are. */
  threads: number;
  /** From the moment a thread takes a page; that of a first page has some 300 ms of its own. Default 20 000. */
  pageDeadlineMs?: number;
  /** A thread without work ends after this time and gives its memory back. Default 60 000. */
  idleTimeoutMs?: number;
  /** Default: the compiled text-worker. Tests put in one that hangs. */
  workerUrl?: URL;
}

/** Reads printed text in threads of its own, none of which is started before the first page. */
export interface TextReader {
  /** All pages, in order. Rejects with ProviderFailure. */
  readPages(image: ProviderImage, signal: AbortSignal): Promise<TextPage[]>;
  close(): Promise<void>;
}

const PAGE_DEADLINE_MS = 20_000;
const IDLE_TIMEOUT_MS = 60_000;

export function createTextReader(options: TextReaderOptions): TextReader {
  const threads = createPageThreads<TextPageTask, TextPageAnswer>({
    workerUrl: options.workerUrl ?? compiledWorkerUrl(import.meta.url, './text-worker.js'),
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeoutMs: options.idleTimeoutMs ?? IDLE_TIMEOUT_MS,
  });
  const languages = options.languages.map(({ language }) => language);
  let folder: Promise<string> | null = null;
  const dataFolder = (): Promise<string> => {
    folder ??= gather(options.languages).catch((error: unknown) => {
      folder = null;
      throw new ProviderFailure('UNAVAILABLE', 'The trained data of the languages could not be read.', {
        cause: error,
      });
    });
    return folder;
  };

  return {
    async readPages(image, signal) {
      const recogniser = { languages, dataFolder: await dataFolder() };
      const bytes = await image.bytes();
      const pages: TextPage[] = [];
      for (let page = 0; page < image.pageCount; page += 1) {
        const task = { bytes, mediaType: image.mediaType, page, recogniser };
        const answer = await threads.run('readTextPage', task, {
          deadlineMs: options.pageDeadlineMs ?? PAGE_DEADLINE_MS,
          signal,
        });
        pages.push(answer.page);
      }
      return pages;
    },
    async close() {
      await threads.close();
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}

/** The recogniser looks for all languages in one folder, and each package has its own. */
async function gather(languages: readonly LanguageData[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verigraph-text-'));
  try {
    for (const { language, file } of languages) await copyFile(file, join(folder, `${language}.traineddata.gz`));
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
