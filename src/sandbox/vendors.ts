import type { VendorSandbox } from './vendor.js';
import { artemisSandbox } from './vendors/artemis.js';
import { beorgSandbox } from './vendors/beorg.js';
import { chekinSandbox } from './vendors/chekin.js';
import { flyocrSandbox } from './vendors/flyocr.js';
import { neurovisionSandbox } from './vendors/neurovision.js';

/** Everyone who is imitated. */
export const VENDOR_SANDBOXES: readonly VendorSandbox[] = [
  chekinSandbox,
  beorgSandbox,
  neurovisionSandbox,
  flyocrSandbox,
  artemisSandbox,
];
