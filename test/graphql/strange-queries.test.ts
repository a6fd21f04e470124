import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestApp } from '../support/test-app.js';
import { createTestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.stop());

test.each([
  ['of a type that there is not', { __typename: 'Nobody', id: '1' }],
  ['of a type that is no entity', { __typename: 'Money', id: '1' }],
  ['of what every object has', { __typename: '__proto__', id: '1' }],
  ['without a type', { id: '1' }],
  ['that is a text', 'Document'],
])('a representation %s is the caller’s fault', async (_title, representation) => {
  const { errors } = await app.ask('query ($all: [_Any!]!) { _entities(representations: $all) { __typename } }', {
    all: [representation],
  });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'representations' } }]);
});

test.each([
  ['input.byteLength', { byteLength: -1 }],
  ['input.mediaType', { mediaType: 'x'.repeat(65) }],
  ['input.strategy.maxCost.amount', { strategy: { maxCost: { amount: '1e3', currency: 'EUR' } } }],
  ['input.strategy.quorum', { strategy: { quorum: 99 } }],
])('explain says that %s is wrong', async (argument, input) => {
  const { errors } = await app.ask('query ($input: ExplainInput!) { explain(input: $input) { mode } }', { input });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument } }]);
});
