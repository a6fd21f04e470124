import type { Scope } from '../domain/scope.js';

/** On whose behalf something is done. Every look-up is bound to the tenant. */
export interface Caller {
  tenant: string;
  /** What the key allows beyond what every key does. Absent: nothing. */
  scopes?: readonly Scope[];
}
