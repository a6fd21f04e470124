/** The account that the sandbox's FlyOCR knows. Not a real one. */
export const FLYOCR_SANDBOX_CREDENTIALS = {
  key: 'sandboxFlyocrKey',
  secret: 'sandboxFlyocrSecret',
} as const;

/** Codes of the imitation for what a register does not have, or has otherwise; none of the vendor's is known. */
export const FLYOCR_SANDBOX_INVOICE_OUTCOMES = { '30001': 'NOT_FOUND', '30002': 'MISMATCH' } as const;
