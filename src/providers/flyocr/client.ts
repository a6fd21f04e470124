import { createHash } from 'node:crypto';
import type { InvoiceVerificationParameters } from '../../domain/invoice.js';
import type { InvoiceVerificationParameterName } from '../../domain/invoice-types.js';
import type { MediaType } from '../../domain/media-type.js';
import { base64Of } from '../base64.js';
import type { CallContext } from '../contract.js';
import type { HttpReply } from '../http.js';
import { MultipartForm } from '../multipart-form.js';
import type { FlyocrService, FlyocrSettings } from './settings.js';
import { TYPE_IDS } from './type-ids.js';

export interface FlyocrFile {
  bytes: Buffer;
  mediaType: MediaType;
}

type Fields = Record<string, string>;

/** The vendor's endpoints, one call each. */
export interface FlyocrClient {
  /** Field `img` in Base64, or field `file`; exactly one, although the page marks both as required. */
  recognize(service: FlyocrService, typeId: string, file: FlyocrFile, context: CallContext): Promise<HttpReply>;
  /** `cutImage` 1 asks for the cropped picture; 0, the default, is not sent. */
  recognizeInvoice(file: FlyocrFile, cutImage: boolean, context: CallContext): Promise<HttpReply>;
  /** `img1` and `img2`, always in Base64. */
  compareFaces(img1: Buffer, img2: Buffer, context: CallContext): Promise<HttpReply>;
  /** `img` in Base64, for video too. */
  detectLiveness(service: 'SILENT_LIVENESS' | 'VIDEO_LIVENESS', img: Buffer, context: CallContext): Promise<HttpReply>;
  /** Sends the parameters that `allowed` names, and of these only what is there. */
  verifyInvoice(
    parameters: InvoiceVerificationParameters,
    allowed: readonly InvoiceVerificationParameterName[],
    context: CallContext,
  ): Promise<HttpReply>;
}

/** What the vendor calls a parameter of the verification. */
const VENDOR_PARAMETERS: Readonly<Record<InvoiceVerificationParameterName, string>> = {
  invoiceCode: 'invoiceCode',
  invoiceNumber: 'invoiceNumber',
  billingDate: 'billingDate',
  totalAmount: 'totalAmount',
  checkCode: 'checkCode',
  salesTaxNumber: 'salesTaxNo',
  orderNumber: 'orderNo',
};

const FILE_ENDINGS: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/tiff': 'tif',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'application/ofd': 'ofd',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

export function createFlyocrClient(settings: FlyocrSettings): FlyocrClient {
  const recognize = (service: FlyocrService, fields: Fields, file: FlyocrFile, context: CallContext) =>
    settings.imageForm === 'file'
      ? post(settings, service, fields, context, file)
      : post(settings, service, { img: base64Of(file.bytes), ...fields }, context);
  return {
    recognize: (service, typeId, file, context) => recognize(service, { typeId }, file, context),
    recognizeInvoice: (file, cutImage, context) =>
      recognize('INVOICE', { typeId: TYPE_IDS.INVOICE, ...(cutImage ? { cutImage: '1' } : {}) }, file, context),
    compareFaces: (img1, img2, context) => {
      const fields = { img1: base64Of(img1), img2: base64Of(img2), typeId: TYPE_IDS.FACE_MATCH };
      return post(settings, 'FACE_MATCH', fields, context);
    },
    detectLiveness: (service, img, context) =>
      post(settings, service, { img: base64Of(img), typeId: TYPE_IDS.LIVENESS }, context),
    verifyInvoice: (parameters, allowed, context) => {
      const fields: Fields = { typeId: TYPE_IDS.INVOICE_VERIFICATION };
      for (const name of allowed) {
        const value = parameters[name];
        if (value !== null) fields[VENDOR_PARAMETERS[name]] = name === 'checkCode' ? value.slice(-6) : value;
      }
      return post(settings, 'INVOICE_VERIFICATION', fields, context);
    },
  };
}

function post(
  settings: FlyocrSettings,
  service: FlyocrService,
  fields: Fields,
  context: CallContext,
  file?: FlyocrFile,
): Promise<HttpReply> {
  const all = {
    ...fields,
    ...credentials(settings, context.now()),
    ...(settings.sendFormat ? { format: 'json' } : {}),
  };
  return context.send({
    method: 'POST',
    url: new URL(`${settings.base}${settings.paths[service]}`),
    body: settings.bodyEncoding === 'urlencoded' ? new URLSearchParams(all) : formOf(all, file),
  });
}

function formOf(fields: Fields, file?: FlyocrFile): MultipartForm {
  const form = new MultipartForm();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', { ...file, fileName: `picture.${FILE_ENDINGS[file.mediaType]}` });
  return form;
}

function credentials({ authMode, timestampUnit, key, secret }: FlyocrSettings, now: Date): Fields {
  if (authMode === 'secret') return { key, secret };
  const timestamp = String(timestampUnit === 'ms' ? now.getTime() : Math.floor(now.getTime() / 1000));
  return { key, token: tokenOf(key, timestamp, secret), timestamp };
}

/** Lower-case hexadecimal MD5 of key, timestamp and secret joined by plus signs (HIGH: the vendor's samples in three languages). */
export function tokenOf(key: string, timestamp: string, secret: string): string {
  return createHash('md5').update(`${key}+${timestamp}+${secret}`, 'utf8').digest('hex');
}
