import { readFile } from 'node:fs/promises';
import type { DocumentKind } from '../../../src/domain/document.js';
import type { Candidate, Field, FieldName } from '../../../src/domain/field.js';
import type { MrzFormat, MrzReading } from '../../../src/domain/mrz.js';
import { mergeReadings } from '../../../src/orchestration/merge.js';
import { artemisModule } from '../../../src/providers/artemis/provider.js';
import type { ArtemisSettings } from '../../../src/providers/artemis/settings.js';
import { defaultsOf } from '../../../src/providers/artemis/settings.js';
import type { CallContext, Json, OcrExportRequest, Provider } from '../../../src/providers/contract.js';
import type { HttpReply, HttpRequest } from '../../../src/providers/http.js';
import { mapMrz } from '../../../src/providers/local/mrz-mapping.js';
import { layoutFor } from '../../../src/providers/local/mrz/parse-mrz.js';
import { checkDigitsOf } from '../../../src/providers/local/mrz/judge.js';
import { contextOf } from '../../support/provider-call.js';

const SPECIMENS = new URL('../../../assets/specimens/specimens.json', import.meta.url);
export const TODAY = new Date('2026-11-20T12:00:00Z');
export const TARGET = { customerId: '5001', documentId: '123' };

export const CLIENT_SECRET = 'client-secret-of-a-test';

const VISUAL_FIELDS: Partial<Record<string, FieldName>> = {
  documentNumber: 'DOCUMENT_NUMBER',
  surname: 'SURNAME',
  givenNames: 'GIVEN_NAMES',
  nationality: 'NATIONALITY',
  dateOfBirth: 'DATE_OF_BIRTH',
  sex: 'SEX',
  dateOfExpiry: 'DATE_OF_EXPIRY',
  dateOfIssue: 'DATE_OF_ISSUE',
  placeOfBirth: 'PLACE_OF_BIRTH',
  personalNumber: 'PERSONAL_NUMBER',
  issuingState: 'ISSUING_STATE',
  address: 'ADDRESS',
};

export function candidate(value: string | null, changes: Partial<Candidate> = {}): Candidate {
  return {
    provider: 'beorg',
    zone: 'VISUAL',
    value,
    raw: value ?? 'unreadable',
    rawPath: 'documents[0].data',
    confidence: null,
    inferences: [],
    accepted: true,
    proof: [],
    box: null,
    ...changes,
  };
}

/** A field with one candidate. */
export function field(name: FieldName, value: string | null, changes: Partial<Candidate> = {}): Field {
  const only = candidate(value, changes);
  const absence = value === null ? 'UNREADABLE' : null;
  const { raw, confidence, inferences, proof } = only;
  return { name, value, raw, confidence, inferences, proof, absence, candidates: [only] };
}

/** A zone as the embedded engine would read it, without its having to. */
export function zone(format: MrzFormat, lines: string[], changes: Partial<MrzReading> = {}): MrzReading {
  const corner = { x: 0, y: 0 };
  return {
    format,
    lines,
    rawLines: lines,
    characterConfidence: lines.map((line) => [...line].map(() => 0.999)),
    checkDigits: checkDigitsOf(layoutFor(format, lines), lines),
    corrections: [],
    score: 100,
    accepted: true,
    refusals: [],
    zone: [corner, corner, corner, corner],
    rotation: 0,
    ...changes,
  };
}

export type SpecimenName =
  'passport-utopia' | 'id-card-utopia-back' | 'id-card-french-style' | 'driving-licence-back' | 'visa-a-utopia';

const FORMATS: Partial<Record<SpecimenName, MrzFormat>> = {
  'passport-utopia': 'TD3',
  'id-card-utopia-back': 'TD1',
  'id-card-french-style': 'FRENCH_ID',
  'visa-a-utopia': 'MRV_A',
};

/** What is known of a specimen: its zone, and the rest as somebody would read it from the print. */
export async function exportOf(
  name: SpecimenName = 'passport-utopia',
  changes: Partial<OcrExportRequest> = {},
): Promise<OcrExportRequest> {
  const listed = JSON.parse(await readFile(SPECIMENS, 'utf8')) as {
    name: string;
    documentType: DocumentKind;
    truth: Record<string, string>;
    mrz: string[];
  }[];
  const specimen = listed.find((each) => each.name === name);
  if (!specimen) throw new Error(`There is no specimen ${name}.`);
  const format = FORMATS[name];
  const mrz = format ? zone(format, specimen.mrz) : null;
  const printed = Object.entries(specimen.truth).flatMap(([key, value]) => {
    const field = VISUAL_FIELDS[key];
    return field ? [{ name: field, candidate: candidate(value) }] : [];
  });
  const read = mrz ? mapMrz(mrz, TODAY).candidates : [];
  const { fields } = mergeReadings({
    anyFailed: false,
    readings: [
      {
        provider: 'local',
        reading: {
          kind: specimen.documentType,
          country: null,
          side: null,
          candidates: [...read, ...printed],
          mrz,
          barcodes: [],
          checks: [],
          absences: [],
        },
      },
    ],
  });
  return { kind: 'OCR_EXPORT', target: TARGET, documentKind: specimen.documentType, fields, mrz, ...changes };
}

/** Settings of a client that no vendor knows, for calls that never leave this process. */
export function settingsOf(changes: Partial<ArtemisSettings> = {}): ArtemisSettings {
  return {
    ...defaultsOf(),
    credentials: { clientId: 'client-of-a-test', clientSecret: CLIENT_SECRET, user: null },
    domainId: '42',
    ...changes,
  };
}

export function providerOf(changes: Partial<ArtemisSettings> = {}): Provider {
  return artemisModule.create(settingsOf(changes), { mode: 'LIVE', cost: null });
}

export interface ScriptedReply {
  status?: number;
  headers?: Record<string, string>;
  /** JSON; a string stands as it is. */
  body?: unknown;
}

export const TOKEN: ScriptedReply = {
  body: { access_token: 'access-token-of-a-test', token_type: 'Bearer', expires_in: 3600 },
};

/** A context whose network answers by this list and fails on anything beyond it; what was sent is kept. */
export function scripted(...replies: ScriptedReply[]): { context: CallContext; sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  const context: CallContext = {
    ...contextOf(),
    now: () => TODAY,
    send: (request) => {
      sent.push(request);
      const reply = replies[sent.length - 1];
      if (!reply) throw new Error(`Nothing was scripted for call ${sent.length}.`);
      return Promise.resolve(replyOf(reply));
    },
  };
  return { context, sent };
}

export function replyOf({ status = 200, headers = {}, body = {} }: ScriptedReply): HttpReply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status, headers: new Headers(headers), text, json };
}

export async function fixture(name: string): Promise<Record<string, Json>> {
  return JSON.parse(await readFile(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8')) as Record<string, Json>;
}
