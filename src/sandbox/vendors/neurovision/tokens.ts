import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const DAY_SECONDS = 86_400;

/** Temporary tokens: JWTs that end after the days asked for; 0 days: never (HIGH). Signed with a secret of this process. */
export interface SandboxTokens {
  issue(email: string, validDays: number, now: Date): string;
  isGood(token: string, now: Date): boolean;
}

export function createSandboxTokens(): SandboxTokens {
  const secret = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest();
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  let issued = 0;
  return {
    issue(email, validDays, now) {
      const iat = Math.floor(now.getTime() / 1_000);
      const claims = { email, iat, jti: ++issued, ...(validDays > 0 ? { exp: iat + validDays * DAY_SECONDS } : {}) };
      const text = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    isGood(token, now) {
      const [header = '', payload = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(`${header}.${payload}`);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { exp?: number };
      return exp === undefined || now.getTime() < exp * 1_000;
    },
  };
}
