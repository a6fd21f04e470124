import { expect, test } from '@jest/globals';
import type { DocumentQuestion } from '../../../src/domain/document.js';
import type { HttpRequest } from '../../../src/providers/http.js';
import { answering, flyocr } from './answer.js';
import { documentRequest } from './sandbox-call.js';

/** What is said of a question for which there is nothing to ask for. */
async function refusalOf(question: Partial<DocumentQuestion>): Promise<string> {
  const sent: HttpRequest[] = [];
  const run = flyocr().start(documentRequest(question), answering({ text: '{}' }, sent));
  const failure: unknown = await run.catch((fault: unknown) => fault);
  expect(failure).toMatchObject({ code: 'UNSUPPORTED_DOCUMENT', delivery: 'NOT_SENT' });
  expect(sent).toEqual([]);
  return (failure as Error).message;
}

test.each<[Partial<DocumentQuestion>, string]>([
  [{ kind: 'VISA' }, 'FlyOCR must be told which document it is; give typeCode for one that it reads: chn-visa.'],
  [
    { kind: 'OTHER', country: 'CHN' },
    'FlyOCR reads no such document of this country; give typeCode for one that it reads: ' +
      'chn-birth-certificate, hkg-arrival-card, licence-plate.',
  ],
  [
    { kind: 'VEHICLE_LICENCE', country: 'UTO' },
    'FlyOCR reads no such document of this country; give typeCode for one that it reads: ' +
      'chn-vehicle-licence, chn-vehicle-licence-back, chn-vehicle-licence-either.',
  ],
  [{ typeCode: 'eue-driving-licence' }, 'FlyOCR has no code for this type of document.'],
  [{ typeCode: 'rus-passport', kind: 'DRIVING_LICENCE' }, 'FlyOCR has no code for this type of document.'],
])('%j is refused, and it is said what would do', async (question, message) => {
  expect(await refusalOf(question)).toBe(message);
});

test('what is named as a way out of a refusal is one', async () => {
  for (const kind of ['VISA', 'DRIVING_LICENCE', 'TRAVEL_PERMIT', 'OTHER'] as const) {
    const message = await refusalOf({ kind });
    const typeCodes = /: (.*)\.$/.exec(message)?.[1]?.split(', ') ?? [];
    expect(typeCodes.length).toBeGreaterThan(0);
    for (const typeCode of typeCodes) {
      const sent: HttpRequest[] = [];
      const context = answering({ text: JSON.stringify({ message: { status: -1 }, cardsinfo: [] }) }, sent);
      await expect(flyocr().start(documentRequest({ typeCode }), context)).rejects.toMatchObject({
        code: 'INVALID_IMAGE',
      });
      expect(sent).toHaveLength(1);
    }
  }
});
