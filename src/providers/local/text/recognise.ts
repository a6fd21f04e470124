import type { Worker } from 'tesseract.js';
import type { GreyPixels } from '../../../images/decode.js';
import type { RecognisedLine } from './text-worker.js';

/** Where the trained data of all languages lies side by side, each as `LANGUAGE.traineddata.gz`. */
export interface Recogniser {
  languages: readonly string[];
  dataFolder: string;
}

/** Chinese has no blanks between characters; the program puts some there. */
const BLANK_BETWEEN_HAN = /(?<=\p{Script=Han})[^\S\n]+(?=\p{Script=Han})/gu;
// eslint-disable-next-line no-control-regex -- a database could not keep these
const CONTROLS = /[\u0000-\u001f\u007f]/g;
const FULL_CONFIDENCE = 100;

let ready: Promise<Worker> | null = null;

/**
 * Of this thread, made at the first page: another three hundred milliseconds, and about 100 MB. One that could not be started
 * is not tried again here, since nobody can end what is left of it but the end of this thread.
 */
function workerFor({ languages, dataFolder }: Recogniser): Promise<Worker> {
  ready ??= startWorker(languages, dataFolder);
  return ready;
}

async function startWorker(languages: readonly string[], dataFolder: string): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js');
  return new Promise((resolve, reject) => {
    const options = {
      // A folder, never an address: without it the data would be fetched from elsewhere.
      langPath: dataFolder,
      gzip: true,
      // It would write the unpacked data into the working folder.
      cacheMethod: 'none',
      // Without it a fault is thrown where nobody can catch it; and data that is no data would never settle the promise.
      errorHandler: () => reject(new Error('The recogniser could not be started.')),
    };
    // What it has to say would go to the standard error of the whole process.
    const parameters = { debug_file: '/dev/null' } as Record<string, string>;
    createWorker([...languages], OEM.LSTM_ONLY, options, parameters).then(resolve, reject);
  });
}

/**
 * The printed lines of an upright page, top to bottom as the layout goes. Gets pixels of our own making only: its own decoders
 * know no limits, and a text in place of a picture would be fetched as an address.
 */
export async function recogniseLines(page: GreyPixels, recogniser: Recogniser): Promise<RecognisedLine[]> {
  const worker = await workerFor(recogniser);
  const { data } = await worker.recognize(greymap(page), {}, { text: false, blocks: true });
  const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return lines.flatMap(({ text, confidence, bbox }) => {
    const clean = text.replace(BLANK_BETWEEN_HAN, '').replace(/\s+/g, ' ').replace(CONTROLS, '').trim();
    if (clean === '') return [];
    const left = bbox.x0 / page.width;
    const right = bbox.x1 / page.width;
    const top = bbox.y0 / page.height;
    const bottom = bbox.y1 / page.height;
    return [
      {
        text: clean,
        confidence: Math.min(1, Math.max(0, confidence / FULL_CONFIDENCE)),
        quadrilateral: [
          { x: left, y: top },
          { x: right, y: top },
          { x: right, y: bottom },
          { x: left, y: bottom },
        ],
      },
    ];
  });
}

/** As a portable greymap, the simplest file there is. */
function greymap({ data, width, height }: GreyPixels): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}
