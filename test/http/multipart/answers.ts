import type { Answer } from './form.js';

export interface Parsed {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export function parsed(answer: Answer): Parsed {
  expect(answer.headers['content-type']).toMatch(/^application\/(json|graphql-response\+json)/);
  return JSON.parse(answer.body) as Parsed;
}

/** Status and code, and that the answer has the one shape of failures and repeats nothing. */
export function expectRefusal(answer: Answer, status: number, code: string): void {
  const { errors } = parsed(answer);
  expect([answer.status, errors?.[0]?.extensions?.code]).toEqual([status, code]);
  expect(errors).toEqual([{ message: expect.stringMatching(/^[^<]+\.$/) as string, extensions: { code } }]);
  expect(answer.body).not.toContain('ERIKSSON');
}
