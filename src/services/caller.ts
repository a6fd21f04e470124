/** On whose behalf something is done. Every look-up is bound to the tenant. */
export interface Caller {
  tenant: string;
}
