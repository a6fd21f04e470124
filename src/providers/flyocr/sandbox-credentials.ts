/** The account that the sandbox's FlyOCR knows. Not a real one. */
export const FLYOCR_SANDBOX_CREDENTIALS = {
  key: 'sandboxFlyocrKey',
  secret: 'sandboxFlyocrSecret',
} as const;
