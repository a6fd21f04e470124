import { describe, expect, test } from '@jest/globals';
import { covers } from '../../support/covers.js';
import { outcomeOf } from './answer.js';
import { documentRequest } from './sandbox-call.js';

describe('of a reply', () => {
  test('addresses and pictures are no values, wherever they stand', async () => {
    covers('flyocr:envelope:pictures');
    const reply = {
      cardsinfo: [
        {
          type: '13',
          items: [
            { desc: 'English Name', content: 'https://elsewhere.example/name' },
            { desc: 'Address', content: 'A'.repeat(300) },
          ],
        },
      ],
      link: 'http://127.0.0.1/hidden',
    };
    const { reading, raw } = await outcomeOf(documentRequest(), reply);
    expect(reading).toMatchObject({ document: { candidates: [] } });
    expect(JSON.stringify(raw)).not.toContain('://');
    expect(JSON.stringify(raw)).not.toContain('AAAA');
  });

  test('credentials that come back are not kept', async () => {
    covers('flyocr:envelope:pictures');
    const reply = { message: { status: 0, value: 'sandboxFlyocrSecret' }, cardsinfo: [{ type: '13', items: [] }] };
    const { raw } = await outcomeOf(documentRequest(), { ...reply, echo: { sandboxFlyocrKey: 1 } });
    expect(JSON.stringify(raw)).not.toMatch(/sandboxFlyocr(Key|Secret)/);
  });
});
