/** What the sandbox's imitation of Artemis accepts. Invented; they open nothing else. */
export const ARTEMIS_SANDBOX_CLIENT_ID = 'sandbox-artemis-client';
export const ARTEMIS_SANDBOX_CLIENT_SECRET = 'sandbox-artemis-secret';
export const ARTEMIS_SANDBOX_USERNAME = 'sandbox@artemis.invalid';
export const ARTEMIS_SANDBOX_PASSWORD = 'sandbox-artemis-password';
export const ARTEMIS_SANDBOX_DOMAIN_ID = '7001';
/** No customer has a document of this id; of every other id there is one. */
export const ARTEMIS_SANDBOX_MISSING_DOCUMENT_ID = '404';
