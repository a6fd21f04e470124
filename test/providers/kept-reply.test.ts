import { describe, expect, test } from '@jest/globals';
import type { KeptReplyRules } from '../../src/providers/kept-reply.js';
import { holdsAddress, keptReply, LEFT_OUT, looksLikePicture } from '../../src/providers/kept-reply.js';

const AS_IT_IS: KeptReplyRules = { text: (text) => text };

describe('a reply that is kept', () => {
  test('is the same but for what the rules leave out', () => {
    const reply = { a: 'text', list: [1, true, null, 'text', { b: 'text' }], picture: { parts: ['x'] }, 'k-secret': 7 };
    const kept = keptReply(reply, {
      text: (text, name) => `${name}:${text}`,
      value: (_value, name) => (name === 'picture' ? LEFT_OUT : undefined),
      name: (name) => name.replace('secret', '***'),
    });
    expect(kept).toEqual({
      a: 'a:text',
      list: [1, true, null, 'list:text', { b: 'b:text' }],
      picture: LEFT_OUT,
      'k-***': 7,
    });
  });

  test('may call a property by what another one says', () => {
    const named: KeptReplyRules = {
      text: (text, name) => `${name}:${text}`,
      nameOf: (name, { desc }) => (name === 'content' && typeof desc === 'string' ? desc : name),
    };
    expect(keptReply({ desc: 'Portrait', content: ['x'] }, named)).toEqual({
      desc: 'desc:Portrait',
      content: ['Portrait:x'],
    });
  });

  test.each([undefined, null, () => 1, Symbol('x')])('has nothing where JSON has nothing: %p', (value) => {
    expect(keptReply(value, AS_IT_IS)).toBeNull();
  });

  test('ends, however deep it is', () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 5_000; level++) deep = level % 2 === 0 ? [deep] : { deep };
    const text = JSON.stringify(keptReply(deep, AS_IT_IS));
    expect(text).toContain(LEFT_OUT);
    expect(text.length).toBeLessThan(400);
  });

  test('takes names of the prototype like any other', () => {
    const kept = keptReply(JSON.parse('{"__proto__":{"x":"y"},"constructor":1}'), AS_IT_IS);
    expect(JSON.stringify(kept)).toBe('{"__proto__":{"x":"y"},"constructor":1}');
  });
});

test.each([
  ['data:image/png;base64,AA', true],
  [' DATA:text/plain,x', true],
  ['see data;base64,AAAA', true],
  ['iVBORw0KGgoAAAANSUhEUgAAAAE', true],
  ['/9j/4AAQSkZJRgABAQ', true],
  ['JVBERi0xLjQK', true],
  ['R0lGODlhAQABAA', true],
  ['UklGRiQAAABXRUJQ', true],
  [`SUkqA${'A'.repeat(60)}`, true],
  ['A'.repeat(200), true],
  [`${'a-_9'.repeat(60)}==\n`, true],
  ['A'.repeat(199), false],
  ['TU0AK12345', false],
  ['P<UTOMERIDAN<<ELARA<SOLENE'.padEnd(220, '<'), false],
  ['1 EXAMPLE STREET, ZENITH. '.repeat(10), false],
  ['', false],
])('%j looks like a picture: %s', (text, expected) => {
  expect(looksLikePicture(text)).toBe(expected);
});

test.each([
  ['https://host/a', true],
  [' HTTP:host', true],
  ['see s3://a/b', true],
  ['//host/picture', true],
  ['a.jpg?X-Amz-Signature=1', true],
  ['FLAT 1//2', false],
  ['http', false],
  ['12:30', false],
])('%j holds an address: %s', (text, expected) => {
  expect(holdsAddress(text)).toBe(expected);
});
