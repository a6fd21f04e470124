import type { DocumentReading } from '../../src/domain/document.js';
import type { Candidate, FieldName } from '../../src/domain/field.js';
import { FIELD_NAMES } from '../../src/domain/field.js';
import { MEDIA_TYPES } from '../../src/domain/media-type.js';
import type { ProviderName } from '../../src/domain/provider-name.js';
import { PROVIDER_NAMES } from '../../src/domain/provider-name.js';
import type {
  CallContext,
  Capabilities,
  Json,
  Provider,
  ProviderRequest,
  StartResult,
} from '../../src/providers/contract.js';
import { ProviderFailure } from '../../src/providers/contract.js';
import type { ProviderRegistry } from '../../src/providers/registry.js';

/** What was asked of a fake, in order. */
export interface FakeCall {
  verb: 'start' | 'check';
  /** Of a check. */
  handle: Json;
  request: ProviderRequest;
  context: CallContext;
}

/** The answer to one call: a result, or something to throw. */
export type FakeStep = (call: FakeCall) => StartResult | Promise<StartResult>;

export interface FakeProvider extends Provider {
  readonly calls: FakeCall[];
  /** Appends answers. A call for which none is left rejects, which makes its document fail. */
  script(...steps: FakeStep[]): void;
  /** Answers every call that the script does not. */
  always(step: FakeStep): void;
}

const CAPABILITIES: Capabilities = {
  requests: ['DOCUMENT'],
  documentKinds: ['PASSPORT', 'IDENTITY_CARD', 'DRIVING_LICENCE'],
  fields: FIELD_NAMES,
  mediaTypes: MEDIA_TYPES,
  maxImageBytes: null,
  synchronous: true,
  canCancel: false,
  canErase: false,
  idempotent: true,
  cost: null,
  faces: false,
  liveness: false,
  authenticity: false,
  limitations: [],
};

export interface FakeOptions extends Partial<Pick<Provider, 'name' | 'mode' | 'mappingVersion'>> {
  capabilities?: Partial<Capabilities>;
}

export function createFakeProvider({ capabilities = {}, ...rest }: FakeOptions = {}): FakeProvider {
  const calls: FakeCall[] = [];
  const steps: FakeStep[] = [];
  let fallback: FakeStep = () => {
    throw new Error('This call was not scripted.');
  };
  const answer = async (call: FakeCall): Promise<StartResult> => {
    calls.push(call);
    return (steps.shift() ?? fallback)(call);
  };
  return {
    name: 'local',
    mode: 'LIVE',
    mappingVersion: 1,
    ...rest,
    capabilities: { ...CAPABILITIES, ...capabilities },
    calls,
    script: (...more) => void steps.push(...more),
    always: (step) => void (fallback = step),
    start: (request, context) => answer({ verb: 'start', handle: null, request, context }),
    check: (handle, request, context) => answer({ verb: 'check', handle, request, context }),
  };
}

/** A registry of these providers alone. */
export function registryOf(...providers: Provider[]): ProviderRegistry {
  const find = (name: ProviderName) => providers.find((provider) => provider.name === name) ?? null;
  return Object.fromEntries(PROVIDER_NAMES.map((name) => [name, find(name)])) as ProviderRegistry;
}

export function candidateOf(value: string | null, changes: Partial<Candidate> = {}): Candidate {
  return {
    provider: 'local',
    zone: 'VISUAL',
    value,
    raw: value ?? '?',
    rawPath: 'reply.fields[0]',
    confidence: 0.9,
    inferences: [],
    accepted: true,
    proof: [],
    box: null,
    ...changes,
  };
}

export function readingOf(
  values: Partial<Record<FieldName, string>>,
  changes: Partial<DocumentReading> = {},
): DocumentReading {
  return {
    kind: 'PASSPORT',
    country: 'UTO',
    side: 'FRONT',
    candidates: Object.entries(values).map(([name, value]) => ({
      name: name as FieldName,
      candidate: candidateOf(value),
    })),
    mrz: null,
    barcodes: [],
    checks: [],
    absences: [],
    ...changes,
  };
}

/** Nobody's passport, valid until long after the tests. */
export const VALID_PASSPORT = readingOf({
  DOCUMENT_NUMBER: 'UX0000001',
  SURNAME: 'MERIDAN',
  DATE_OF_EXPIRY: '2099-12-31',
});

export function done(reading: DocumentReading = VALID_PASSPORT): FakeStep {
  return () => ({
    state: 'done',
    outcome: { reading: { kind: 'DOCUMENT', document: reading }, warnings: [], raw: {}, externalId: 'vendor-1' },
  });
}

export function pending(handle: Json, checkAfterMs = 0): FakeStep {
  return () => ({ state: 'pending', handle, externalId: 'vendor-1', checkAfterMs });
}

export function fails(...failure: ConstructorParameters<typeof ProviderFailure>): FakeStep {
  return () => {
    throw new ProviderFailure(...failure);
  };
}

/** A step that answers when the test says so, and tells when it was reached. */
export function held(): { step: FakeStep; reached: Promise<FakeCall>; release(step: FakeStep): void } {
  let arrive: (call: FakeCall) => void;
  let release: (step: FakeStep) => void;
  const reached = new Promise<FakeCall>((resolve) => (arrive = resolve));
  const released = new Promise<FakeStep>((resolve) => (release = resolve));
  return {
    reached,
    release: (step) => release(step),
    step: async (call) => {
      arrive(call);
      return (await released)(call);
    },
  };
}
