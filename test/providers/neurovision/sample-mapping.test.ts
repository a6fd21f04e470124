import { describe, expect, test } from '@jest/globals';
import { covers } from '../../support/covers.js';
import { check, face, failureIn, shortOf } from './made-session.js';
import { fixture, mapDocument, mapWhole } from './read-fixture.js';

describe('the sample of a document', () => {
  test('reads the surname, the country and the kind', async () => {
    covers(
      'neurovision:result:type-document',
      'neurovision:result:docName',
      'neurovision:result:ocr-success',
      'neurovision:ocr:title',
      'neurovision:ocr:value',
    );
    const { document, warnings } = mapDocument(await fixture('document-with-error'));
    expect(warnings).toEqual([]);
    expect(document).toMatchObject({
      kind: 'PASSPORT',
      country: 'GBR',
      side: null,
      mrz: null,
      barcodes: [],
      absences: [],
    });
    const common = {
      provider: 'neurovision',
      zone: 'VISUAL',
      confidence: null,
      inferences: [],
      accepted: true,
      proof: [],
      box: null,
    };
    expect(document.candidates).toEqual([
      {
        name: 'SURNAME',
        candidate: { ...common, value: 'DOE', raw: 'DOE', rawPath: 'results[0].ocr.fields[0].value' },
      },
      {
        name: 'DOCUMENT_NAME',
        candidate: {
          ...common,
          value: 'GBR — Passport(2006)',
          raw: 'GBR — Passport(2006)',
          rawPath: 'results[0].docName',
        },
      },
    ]);
  });

  test('an error beside success is a check that failed, beside those that passed', async () => {
    covers('neurovision:result:errors', 'neurovision:result:checks');
    const { document } = mapDocument(await fixture('document-with-error'));
    expect(document.checks.map(shortOf)).toEqual([
      check('AUTHENTICITY', 'PASSED', 'fraud'),
      check('NOT_EDITED', 'PASSED', 'isEdited'),
      check('IMAGE_QUALITY', 'FAILED', '[document] text fields not visible'),
    ]);
    expect(document.checks.map(({ provider }) => provider)).toEqual(['neurovision', 'neurovision', 'neurovision']);
  });
});

describe('the sample of a selfie and a document', () => {
  test('is one document, two comparisons of faces and a verdict', async () => {
    covers(
      'neurovision:session:status',
      'neurovision:session:results',
      'neurovision:session:isClientNew',
      'neurovision:session-status:success',
      'neurovision:result:type-passport',
      'neurovision:result:type-faces',
      'neurovision:result:checks',
      'neurovision:result:items',
      'neurovision:result:value',
      'neurovision:caption:isEdited',
      'neurovision:caption:isDisplay',
      'neurovision:caption:isPrinted',
    );
    const { session, warnings } = mapWhole(await fixture('selfie-and-document'));
    expect(warnings).toEqual([]);
    expect(session).toMatchObject({
      verdict: 'ACCEPTED',
      isCustomerNew: false,
      clientKey: null,
      liveness: [],
      remarks: [],
    });
    expect(session.documents).toHaveLength(1);
    expect(session.documents[0]?.checks.map(shortOf)).toEqual([
      check('AUTHENTICITY', 'PASSED', 'fraud'),
      check('NOT_EDITED', 'PASSED', 'isEdited'),
      check('NOT_A_SCREEN', 'PASSED', 'isDisplay'),
      check('NOT_A_PRINT', 'PASSED', 'isPrinted'),
    ]);
    const scale = { worst: 0, best: 100 };
    expect(session.faces).toEqual([
      {
        rawScore: '92%',
        score: 92,
        scale,
        threshold: null,
        samePerson: true,
        pair: [face('SELFIE_WITH_DOCUMENT', 'selfie with passport'), face('DOCUMENT', 'passport', 0)],
        remarks: ['selfie with passport & passport'],
      },
      {
        rawScore: '83%',
        score: 83,
        scale,
        threshold: null,
        samePerson: true,
        pair: [face('SELFIE', 'selfie'), face('DOCUMENT', 'passport', 0)],
        remarks: ['selfie & passport'],
      },
    ]);
  });

  test('of several documents of one type, nobody knows whose face it was', async () => {
    const json = (await fixture('selfie-and-document')) as { results: object[] };
    const results = [...json.results, { type: 'passport', status: 'success' }];
    const { session } = mapWhole({ ...json, results });
    expect(session.faces[1]?.pair).toEqual([face('SELFIE', 'selfie'), face('DOCUMENT', 'passport')]);
  });

  test.each([undefined, 'selfie', 'a & b & c'])('a caption %j names no two faces', (caption) => {
    const checks = [{ caption: 'Face matching', items: [{ status: 'success', value: '92%', caption }] }];
    const results = [{ type: 'faces', status: 'success', checks }];
    const { session } = mapWhole({ sessionId: 's', status: 'success', results });
    expect(session.faces[0]).not.toHaveProperty('pair');
  });

  test('no address of a picture is in the reading', async () => {
    covers('neurovision:result:image');
    const { session } = mapWhole(await fixture('selfie-and-document'));
    expect(JSON.stringify(session)).not.toContain('url_to');
  });

  test('asked for a document, only that is taken', async () => {
    const { document } = mapDocument(await fixture('selfie-and-document'));
    expect(document.candidates.map(({ name }) => name)).toEqual(['SURNAME', 'DOCUMENT_NAME']);
  });
});

describe('the sample of a failed session', () => {
  test.each(['DOCUMENT', 'SESSION'] as const)('%s: the vendor is to blame, and has got the call', async (wanted) => {
    covers('neurovision:session-status:failed', 'neurovision:result:ocr-idle', 'neurovision:refusal:failed');
    expect(failureIn(await fixture('failed-session'), wanted)).toMatchObject({
      code: 'UNAVAILABLE',
      retryable: true,
      delivery: 'RECEIVED',
      providerCode: '[system] exception',
    });
  });
});
