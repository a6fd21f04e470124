import type { DocumentReading } from '../domain/document.js';
import { createDocumentOf } from './document-of.js';
import type { Sandbox, SandboxOptions } from './server.js';
import { startSandbox } from './server.js';
import { VENDOR_SANDBOXES } from './vendors.js';

/**
 * All vendors. `read` is the embedded engine, which really reads what it can; what it answers null for is made up.
 */
export function startVendorSandbox(
  read: (bytes: Buffer) => Promise<DocumentReading | null>,
  options: Omit<SandboxOptions, 'vendors' | 'documentOf'> = {},
): Promise<Sandbox> {
  return startSandbox({ vendors: VENDOR_SANDBOXES, documentOf: createDocumentOf(read), ...options });
}
