import type { InvoiceFieldName } from '../../domain/invoice.js';
import { INVOICE_FIELD_NAMES } from '../../domain/invoice.js';
import type { ImageMediaType } from '../../domain/media-type.js';
import { IMAGE_MEDIA_TYPES } from '../../domain/media-type.js';
import type { Json } from '../contract.js';
import type { SettingsReader } from '../settings-reader.js';

/**
 * How `options.relation` names the other document. The vendor says only "link" and gives no form.
 * key: the other document's key as text (INFERRED). array: a list with that key (one public client sends a list, LOW).
 * raw: the JSON of BEORG_RELATION_TEMPLATE.
 */
export const RELATION_FORMS = ['key', 'array', 'raw'] as const;
export type RelationForm = (typeof RELATION_FORMS)[number];

/** Newer pages of the vendor say `campaign_id` where the older ones say `project_id` (HIGH that both occur). */
export const PROJECT_KEYS = ['project_id', 'campaign_id'] as const;
export type ProjectKey = (typeof PROJECT_KEYS)[number];

export interface BeorgSettings {
  /** BEORG_BASE_URL, default `https://api.beorg.ru`. */
  baseUrl: string;
  /** BEORG_TOKEN. No expiry is stated by the vendor (HIGH), so it is never renewed. */
  token: string;
  /** BEORG_MACHINE_UID: the device id of the vendor's cabinet. */
  machineUid: string;
  /** BEORG_PROJECT_ID, such as `U_RATE_2`. */
  projectId: string;
  /** BEORG_PROJECT_KEY, default `project_id`. */
  projectKey: ProjectKey;
  /** BEORG_NOT_READY_STATUSES, default 425 (HIGH by agreement of four clients): result statuses that mean "ask again". */
  notReadyStatuses: readonly number[];
  /** BEORG_RELATION_FORM, default `key`. */
  relationForm: RelationForm;
  /** BEORG_RELATION_TEMPLATE, default `"{key}"`: JSON, used with `raw`; each text `{key}` in it becomes the other's key. */
  relationTemplate: Json;
  /** BEORG_VERIFICATION, default on: whether documents are sent with the stage `verification`. */
  verification: boolean;
  /** BEORG_TYPES, default {}: catalogue code or document kind -> the vendor's type code, over the built-in table. */
  types: Readonly<Record<string, string>>;
  /**
   * BEORG_DEFAULT_TYPE, default `PASSPORT`: what is asked for where nothing at all is known of a picture. Null, set as
   * `none`: such a picture is refused and nothing is paid.
   */
  defaultType: string | null;
  /** BEORG_SELFIE_TYPE, default `SELFIE` (INFERRED from the page's name `selfie`). */
  selfieType: string;
  /** BEORG_FACE_DOCUMENT_TYPE, default `PASSPORT`: type of the left picture of a face match. */
  faceDocumentType: string;
  /** BEORG_INVOICE_TYPE, default `INV` (INFERRED from the page's name `inv`; that the page exists is HIGH). */
  invoiceType: string;
  /**
   * BEORG_INVOICE_FIELDS, default {}: the vendor's name of a field -> ours, such as `{"Number":"INVOICE_NUMBER"}`. No name is
   * documented, and so none is built in: while the table is empty no invoice is read. Several names may lead to one field.
   */
  invoiceFields: Readonly<Record<string, InvoiceFieldName>>;
  /** BEORG_FIRST_CHECK_AFTER_MS, default 4000: first wait of public clients (MED). */
  firstCheckAfterMs: number;
  /** BEORG_CHECK_AFTER_MS, default 2000: public clients ask every 1 to 3 seconds (MED). */
  checkAfterMs: number;
  /** BEORG_MEDIA_TYPES, default JPEG, PNG and PDF: no list is documented; a PDF is passed as one "image" (MED). */
  mediaTypes: readonly ImageMediaType[];
  /** BEORG_MAX_IMAGE_BYTES, default 0 = null: no limit is documented. */
  maxImageBytes: number | null;
}

export const BEORG_DEFAULTS = {
  baseUrl: 'https://api.beorg.ru',
  projectKey: 'project_id',
  notReadyStatuses: [425],
  relationForm: 'key',
  relationTemplate: '{key}',
  verification: true,
  types: {},
  defaultType: 'PASSPORT',
  selfieType: 'SELFIE',
  faceDocumentType: 'PASSPORT',
  invoiceType: 'INV',
  invoiceFields: {},
  firstCheckAfterMs: 4_000,
  checkAfterMs: 2_000,
  mediaTypes: ['image/jpeg', 'image/png', 'application/pdf'],
  maxImageBytes: null,
} as const satisfies Omit<BeorgSettings, 'token' | 'machineUid' | 'projectId'>;

const CREDENTIALS = ['BEORG_TOKEN', 'BEORG_MACHINE_UID', 'BEORG_PROJECT_ID'] as const;
const LONGEST_INTERVAL_MS = 600_000;
const LARGEST_IMAGE_BYTES = 1_000_000_000;

/** null where none of the three credentials is set; some without the others is a fault. */
export function readBeorgSettings(read: SettingsReader): BeorgSettings | null {
  const [token, machineUid, projectId] = CREDENTIALS.map((name) => read.text(name));
  if (!token || !machineUid || !projectId) {
    const missing = CREDENTIALS.filter((name) => read.text(name) === null);
    if (missing.length < CREDENTIALS.length) read.faults.push(`${missing.join(' and ')} must be set as well.`);
    return null;
  }
  const defaultType = read.text('BEORG_DEFAULT_TYPE') ?? BEORG_DEFAULTS.defaultType;
  const maxImageBytes = read.integer('BEORG_MAX_IMAGE_BYTES', 0, 0, LARGEST_IMAGE_BYTES);
  return {
    baseUrl: read.base('BEORG_BASE_URL', BEORG_DEFAULTS.baseUrl),
    token,
    machineUid,
    projectId,
    projectKey: read.choice('BEORG_PROJECT_KEY', BEORG_DEFAULTS.projectKey, PROJECT_KEYS),
    notReadyStatuses: read.integers('BEORG_NOT_READY_STATUSES', BEORG_DEFAULTS.notReadyStatuses),
    relationForm: read.choice('BEORG_RELATION_FORM', BEORG_DEFAULTS.relationForm, RELATION_FORMS),
    relationTemplate: readTemplate(read),
    verification: read.flag('BEORG_VERIFICATION', BEORG_DEFAULTS.verification),
    types: read.table('BEORG_TYPES'),
    defaultType: defaultType === 'none' ? null : defaultType,
    selfieType: read.text('BEORG_SELFIE_TYPE') ?? BEORG_DEFAULTS.selfieType,
    faceDocumentType: read.text('BEORG_FACE_DOCUMENT_TYPE') ?? BEORG_DEFAULTS.faceDocumentType,
    invoiceType: read.text('BEORG_INVOICE_TYPE') ?? BEORG_DEFAULTS.invoiceType,
    invoiceFields: readInvoiceFields(read),
    firstCheckAfterMs: read.integer(
      'BEORG_FIRST_CHECK_AFTER_MS',
      BEORG_DEFAULTS.firstCheckAfterMs,
      1,
      LONGEST_INTERVAL_MS,
    ),
    checkAfterMs: read.integer('BEORG_CHECK_AFTER_MS', BEORG_DEFAULTS.checkAfterMs, 1, LONGEST_INTERVAL_MS),
    mediaTypes: readMediaTypes(read),
    maxImageBytes: maxImageBytes === 0 ? null : maxImageBytes,
  };
}

function readTemplate(read: SettingsReader): Json {
  const text = read.text('BEORG_RELATION_TEMPLATE');
  if (text === null) return BEORG_DEFAULTS.relationTemplate;
  try {
    return JSON.parse(text) as Json;
  } catch {
    read.faults.push('BEORG_RELATION_TEMPLATE must be JSON.');
    return BEORG_DEFAULTS.relationTemplate;
  }
}

function readInvoiceFields(read: SettingsReader): Record<string, InvoiceFieldName> {
  const name = 'BEORG_INVOICE_FIELDS';
  const text = read.text(name);
  if (text === null) return {};
  if (text.startsWith('[')) {
    read.faults.push(`${name} must be a JSON object of texts.`);
    return {};
  }
  const table: [string, InvoiceFieldName][] = [];
  for (const [index, [vendorName, target]] of Object.entries(read.table(name)).entries()) {
    const field = INVOICE_FIELD_NAMES.find((each) => each === target);
    if (vendorName.trim() === '')
      read.faults.push(`${name}: entry ${index + 1} has no name of a field of the vendor’s.`);
    else if (field) table.push([vendorName, field]);
    else {
      const known = INVOICE_FIELD_NAMES.join(', ');
      read.faults.push(`${name}: entry ${index + 1} leads to no field of an invoice. There are ${known}.`);
    }
  }
  return Object.fromEntries(table);
}

function readMediaTypes(read: SettingsReader): readonly ImageMediaType[] {
  const names = read.list('BEORG_MEDIA_TYPES', BEORG_DEFAULTS.mediaTypes);
  const known = IMAGE_MEDIA_TYPES.filter((mediaType) => names.includes(mediaType));
  if (known.length === names.length) return known;
  read.faults.push(`BEORG_MEDIA_TYPES must be some of ${IMAGE_MEDIA_TYPES.join(', ')}.`);
  return BEORG_DEFAULTS.mediaTypes;
}
