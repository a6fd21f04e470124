import { describe, expect, test } from '@jest/globals';
import type { Body } from './running-vendors.js';
import { runVendors } from './running-vendors.js';
import { specimen, unknownPicture } from './specimen-pictures.js';

const { neurovision } = runVendors();

async function session(names: readonly string[], fields: Record<string, string> = {}, scenario?: string) {
  const body = await neurovision(await Promise.all(names.map(specimen)), fields, scenario);
  const { status, isClientNew, clientId, results } = body;
  return { status, isClientNew, clientId, results: results as (Body & { type: string; status: string })[] };
}

type Items = { items: { caption: string; status: string; value: string; images: string[] }[] };
const matchesIn = (results: readonly Body[]) =>
  results
    .filter(({ type }) => type === 'faces')
    .flatMap(({ checks }) => (checks as Items[]).flatMap(({ items }) => items))
    .map(({ caption, status }) => `${caption}: ${status}`);

describe('a session of one person', () => {
  const SET = ['passport-utopia', 'id-card-meridan-front', 'id-card-meridan-back', 'selfie'];

  test('has each document, the selfie, liveness, and each likeness', async () => {
    const { status, results } = await session(SET);
    expect(status).toBe('success');
    expect(results.map(({ type }) => type)).toEqual([
      'passport',
      'document',
      'document',
      'selfie',
      'liveness',
      'faces',
    ]);
    expect(results.map((result) => result['isBackSide'])).toEqual([
      undefined,
      undefined,
      true,
      undefined,
      undefined,
      undefined,
    ]);
    expect(matchesIn(results)).toEqual(['selfie & passport: success', 'selfie & document: success']);
    const numbers = results.flatMap(({ ocr }) =>
      ((ocr as { fields: { title: string; value: string }[] } | undefined)?.fields ?? [])
        .filter(({ title }) => title === 'Document number')
        .map(({ value }) => value),
    );
    expect(numbers).toEqual(['UX4827159', 'D9M417206', 'D9M417206']);
  });

  test('knows the person again by another document', async () => {
    const first = await session(['id-card-utopia-front']);
    const other = await session(['id-card-meridan-front', 'selfie']);
    const again = await session(['driving-licence-meridan-cyrillic']);
    expect(first).toMatchObject({ isClientNew: true });
    expect(again).toMatchObject({ isClientNew: false, clientId: other.clientId });
    expect(first.clientId).not.toBe(other.clientId);
  });

  test('a document that is held before the camera is told of', async () => {
    const { results } = await session(['passport-utopia', 'selfie-with-passport']);
    expect(results[1]).toMatchObject({ type: 'selfie', status: 'success', withDoc: 'passport' });
    expect(matchesIn(results)).toEqual(['selfie & passport: success']);
  });

  test('a driving licence in Cyrillic letters stays as it is printed', async () => {
    const { results } = await session(['driving-licence-meridan-cyrillic']);
    const { fields } = results[0]?.['ocr'] as { fields: { title: string; value: string }[] };
    expect(results[0]).toMatchObject({ docName: 'UTO — Driving licence (2019)' });
    expect(fields).toContainEqual({ title: 'Surname', value: 'МЕРИДАН', conf: 'high' });
  });
});

describe('what is amiss', () => {
  test('somebody else', async () => {
    const { status, results } = await session(['passport-utopia', 'selfie-other-person']);
    expect(status).toBe('failed');
    expect(matchesIn(results)).toEqual(['selfie & passport: failed']);
    expect(results.find(({ type }) => type === 'liveness')?.status).toBe('success');
  });

  test('a print in place of a person', async () => {
    const { status, results } = await session(['passport-utopia', 'selfie-of-a-print']);
    expect(status).toBe('failed');
    expect(matchesIn(results)).toEqual(['selfie & passport: success']);
    const statusOf = (wanted: string) => results.find(({ type }) => type === wanted)?.status;
    expect([statusOf('selfie'), statusOf('liveness')]).toEqual(['failed', 'failed']);
  });

  test.each([
    ['passport-meridan-dark', '[general] low light'],
    ['bank-card-meridan', '[general] no documents on image'],
    ['licence-plate-meridan', '[general] no documents on image'],
    ['text-page', '[general] no documents on image'],
    ['invoice-chinese-vat', '[general] no documents on image'],
    ['liveness-video', '[general] bad image'],
  ])('%s: %s', async (name, error) => {
    const { status, results } = await session([name]);
    expect(status).toBe('failed');
    expect(results).toMatchObject([{ status: 'failed', errors: [error], ocr: { status: 'idle', fields: [] } }]);
  });

  test('a dark document beside a selfie leaves nothing to compare with', async () => {
    const { results } = await session(['passport-meridan-dark', 'selfie']);
    expect(results.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'document failed',
      'selfie success',
      'liveness success',
    ]);
  });

  test.each([
    ['face-differs', ['selfie & passport: failed'], 'success'],
    ['not-live', ['selfie & passport: success'], 'failed'],
  ])('by scenario %s', async (scenario, matches, liveness) => {
    const { results } = await session(['passport-utopia', 'selfie'], {}, `neurovision-${scenario}`);
    expect(matchesIn(results)).toEqual(matches);
    expect(results.find(({ type }) => type === 'liveness')?.status).toBe(liveness);
  });
});

test('a picture that nobody knows is the selfie that belongs to a known document', async () => {
  const images = [await specimen('passport-utopia'), unknownPicture('a stranger')];
  const body = await neurovision(images);
  expect(matchesIn(body['results'] as Body[])).toEqual(['selfie & passport: success']);
  const again = await neurovision(images);
  expect(again['results']).toHaveLength(4);
  const valuesOf = ({ results }: Body) => JSON.stringify(results).match(/\d+%/g);
  expect(valuesOf(again)).toEqual(valuesOf(body));
});
