import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { ApiKey } from '../config.js';
import type { Caller } from '../services/caller.js';
import { problemOf } from './errors.js';

/** Who everything belongs to while no keys are configured, which production refuses. */
export const DEMO_TENANT = 'demo';

/**
 * Finds the tenant by the key in `Authorization: Bearer …` or `X-API-Key: …`. Every key is compared, in constant time, so
 * that neither the time nor the order of the keys tells anything.
 */
export function createAuthenticator(apiKeys: readonly ApiKey[]): (request: FastifyRequest) => Caller {
  return (request) => {
    if (apiKeys.length === 0) return { tenant: DEMO_TENANT };
    const given = createHash('sha256')
      .update(keyOf(request) ?? '')
      .digest();
    let caller: Caller | null = null;
    for (const { sha256, tenant, scopes } of apiKeys) {
      if (timingSafeEqual(sha256, given)) caller = { tenant, scopes };
    }
    if (caller === null) throw problemOf(401);
    return caller;
  };
}

function keyOf(request: FastifyRequest): string | null {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  const header = request.headers['x-api-key'];
  return bearer ?? (typeof header === 'string' ? header : null);
}
