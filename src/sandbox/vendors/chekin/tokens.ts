import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** "The token expires within 1 hour" (HIGH, v3). */
const LIFETIME_SECONDS = 3_600;

/** Why a token is refused, in the words of the framework whose tokens the vendor's example shows (INFERRED). */
export type TokenRefusal = 'Signature has expired.' | 'Error decoding signature.';

export interface SandboxTokens {
  issue(email: string, now: Date): string;
  /** null where it is good. */
  refusalOf(token: string, now: Date): TokenRefusal | null;
}

/** JWTs with the claims of the vendor's example, signed with a secret that ends with the process. */
export function createSandboxTokens(): SandboxTokens {
  const secret = randomBytes(32);
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest();
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    issue(email, now) {
      const seconds = Math.floor(now.getTime() / 1000);
      const claims = {
        user_id: '00000000000000000000000000000001',
        username: email,
        exp: seconds + LIFETIME_SECONDS,
        orig_iat: seconds,
        is_ocr_enable: true,
        face_ext: false,
        ocr_viz: false,
        ocr_barcodes: false,
      };
      const text = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
      return `${text}.${sign(text).toString('base64url')}`;
    },
    refusalOf(token, now) {
      const [header = '', payload = '', signature = ''] = token.split('.');
      const expected = sign(`${header}.${payload}`);
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'Error decoding signature.';
      const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { exp: number };
      return exp * 1000 <= now.getTime() ? 'Signature has expired.' : null;
    },
  };
}
