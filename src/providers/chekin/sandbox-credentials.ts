/** What the sandbox's imitation of Chekin accepts. Invented; they open nothing else. */
export const CHEKIN_SANDBOX_TOKEN = 'sandbox-chekin-user-token';
export const CHEKIN_SANDBOX_EMAIL = 'sandbox@chekin.invalid';
export const CHEKIN_SANDBOX_PASSWORD = 'sandbox-chekin-password';
export const CHEKIN_SANDBOX_API_KEY = 'sandbox-chekin-api-key';
