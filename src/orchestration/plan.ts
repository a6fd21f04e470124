import type { Money } from '../domain/attempt.js';
import type { DocumentKind } from '../domain/document.js';
import type { LivenessMethod } from '../domain/face.js';
import type { MediaType } from '../domain/media-type.js';
import type { ProviderName } from '../domain/provider-name.js';
import { PROVIDER_NAMES } from '../domain/provider-name.js';
import type { Strategy } from '../domain/strategy.js';
import { millionths } from '../domain/strategy.js';
import type { Provider, ProviderImage, ProviderRequest, RequestKind } from '../providers/contract.js';
import type { ProviderRegistry } from '../providers/registry.js';

/** What is known before anybody is asked. */
export interface PlannedRequest {
  kind: RequestKind;
  /** Null: not known, or not about a document. */
  documentKind: DocumentKind | null;
  /** Whether nobody knows what the picture shows: then those who find out are asked first. Default: no. */
  unsorted?: boolean;
  /** Of a check of liveness. */
  livenessMethod?: LivenessMethod;
  /** Whatever is to be handed over; empty where nothing is. */
  files: readonly { mediaType: MediaType; byteLength: number }[];
}

/** Why somebody is not asked. */
export const EXCLUSION_REASONS = [
  'NOT_CONFIGURED',
  'NOT_CHOSEN',
  'NOT_OFFERED',
  'DOES_NOT_TAKE_FILE_TYPE',
  'FILE_TOO_LARGE',
  'DOES_NOT_KNOW_KIND',
  'OVER_BUDGET',
  'CIRCUIT_OPEN',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export interface PlannedProvider {
  name: ProviderName;
  /** Null where the provider is not configured. */
  provider: Provider | null;
  /** Place in the order of asking, from 0; null where it is not asked. */
  position: number | null;
  excluded: ExclusionReason | null;
  expectedCost: Money | null;
  /** False where a call is paid for and nobody has said how much. */
  costKnown: boolean;
  /** Median of late; null where it was never asked. */
  expectedLatencyMs: number | null;
}

/** What is known of how providers have fared of late. */
export interface HealthView {
  isOpen(name: ProviderName): boolean;
  medianLatencyMs(name: ProviderName): number | null;
}

export const NO_HEALTH: HealthView = { isOpen: () => false, medianLatencyMs: () => null };

/**
 * Pure: who is asked and in which order, and why the others are not. Without a choice of the app's: what runs inside
 * first, then those that cost nothing, then by cost, then those whose price nobody knows; of equals the fastest.
 */
export function planProviders(
  request: PlannedRequest,
  registry: ProviderRegistry,
  strategy: Strategy,
  health: HealthView,
): PlannedProvider[] {
  const judged = PROVIDER_NAMES.map((name): PlannedProvider => {
    const provider = registry[name];
    return {
      name,
      provider,
      position: null,
      excluded: exclusionOf(name, provider, request, strategy, health),
      expectedCost: provider?.capabilities.cost ?? null,
      costKnown: !provider || isCostKnown(provider),
      expectedLatencyMs: health.medianLatencyMs(name),
    };
  });
  const order = judged
    .filter((entry) => entry.excluded === null)
    .sort((one, other) => compare(one, other, request, strategy));
  let spent = 0n;
  let position = 0;
  for (const entry of order) {
    const cost = costOf(entry, strategy);
    if (cost === null || (strategy.maxCost && spent + cost > millionths(strategy.maxCost.amount))) {
      entry.excluded = 'OVER_BUDGET';
      continue;
    }
    // Where one is asked after the other, the later ones may never be paid; the budget bounds the worst case.
    spent += cost;
    entry.position = position;
    position += 1;
  }
  return [...judged].sort((one, other) => (one.position ?? Infinity) - (other.position ?? Infinity));
}

/** Whether it is known what a call costs; one to our own imitation is never paid for. */
export function isCostKnown({ mode, capabilities }: Provider): boolean {
  return mode !== 'LIVE' || capabilities.costKnown !== false;
}

/** Those who are asked, in order. */
export function askedProviders(plan: readonly PlannedProvider[]): Provider[] {
  return plan.flatMap(({ provider, position }) => (provider && position !== null ? [provider] : []));
}

function exclusionOf(
  name: ProviderName,
  provider: Provider | null,
  { kind, documentKind, livenessMethod, files }: PlannedRequest,
  strategy: Strategy,
  health: HealthView,
): ExclusionReason | null {
  if (strategy.providers && !strategy.providers.includes(name)) return 'NOT_CHOSEN';
  if (!provider) return 'NOT_CONFIGURED';
  const { requests, maxImageBytes, documentKinds } = provider.capabilities;
  const mediaTypes = provider.capabilities.mediaTypesByRequest?.[kind] ?? provider.capabilities.mediaTypes;
  if (!requests.includes(kind)) return 'NOT_OFFERED';
  const { livenessMethods } = provider.capabilities;
  if (livenessMethod && livenessMethods && !livenessMethods.includes(livenessMethod)) return 'NOT_OFFERED';
  if (files.some(({ mediaType }) => !mediaTypes.includes(mediaType))) return 'DOES_NOT_TAKE_FILE_TYPE';
  if (maxImageBytes !== null && files.some(({ byteLength }) => byteLength > maxImageBytes)) return 'FILE_TOO_LARGE';
  if (documentKind !== null && documentKind !== 'UNKNOWN' && !documentKinds.includes(documentKind)) {
    return 'DOES_NOT_KNOW_KIND';
  }
  return health.isOpen(name) ? 'CIRCUIT_OPEN' : null;
}

function compare(
  one: PlannedProvider,
  other: PlannedProvider,
  { unsorted }: PlannedRequest,
  { providers }: Strategy,
): number {
  if (providers) return providers.indexOf(one.name) - providers.indexOf(other.name);
  // What runs inside comes first, however slow: it costs nothing, and no picture leaves the server for it.
  const isInside = ({ provider }: PlannedProvider) => provider?.mode === 'EMBEDDED';
  if (isInside(one) !== isInside(other)) return isInside(one) ? -1 : 1;
  const sorting = ({ provider }: PlannedProvider) => (provider?.capabilities.sorts ? 1 : 0);
  if (unsorted && sorting(one) !== sorting(other)) return sorting(other) - sorting(one);
  if (one.costKnown !== other.costKnown) return one.costKnown ? -1 : 1;
  const cost = ({ expectedCost }: PlannedProvider) => (expectedCost ? millionths(expectedCost.amount) : 0n);
  if (cost(one) !== cost(other)) return cost(one) < cost(other) ? -1 : 1;
  const speed = (entry: PlannedProvider) => entry.expectedLatencyMs ?? 5_000;
  return speed(one) - speed(other) || PROVIDER_NAMES.indexOf(one.name) - PROVIDER_NAMES.indexOf(other.name);
}

/** Null where nobody can tell whether it fits the budget: its price is not known, or stands in another currency. */
function costOf({ expectedCost, costKnown }: PlannedProvider, { maxCost }: Strategy): bigint | null {
  if (!costKnown) return maxCost ? null : 0n;
  if (!expectedCost) return 0n;
  if (maxCost && maxCost.currency !== expectedCost.currency) return null;
  return millionths(expectedCost.amount);
}

/** What of a piece of work decides who can be asked. */
interface Planned {
  request: ProviderRequest;
  unsorted?: boolean;
}

export function plannedRequestOf({ request, unsorted = false }: Planned): PlannedRequest {
  const { kind } = request;
  // Text and plates are asked for as such; of what kind the document is says nothing there.
  const documentKind = kind === 'DOCUMENT' ? request.question.kind : null;
  const method = kind === 'LIVENESS' ? { livenessMethod: request.method } : {};
  return { kind, documentKind, unsorted, ...method, files: imagesOf(request) };
}

/** The files that a request hands over, in order. */
export function imagesOf(request: ProviderRequest): readonly ProviderImage[] {
  switch (request.kind) {
    case 'DOCUMENT':
    case 'SESSION':
    case 'TEXT':
    case 'PLATE':
    case 'INVOICE':
      return request.images;
    case 'FACE_MATCH':
      return [request.left, request.right];
    case 'LIVENESS':
      return [request.image];
    case 'INVOICE_VERIFICATION':
    case 'OCR_EXPORT':
      return [];
  }
}
