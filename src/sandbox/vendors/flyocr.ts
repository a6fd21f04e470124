import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxParts, VendorSandbox } from '../vendor.js';
import { documentReply, isDocumentTypeId, withWrongDateOfBirth } from './flyocr/documents.js';
import type { Fault, PostedForm } from './flyocr/form.js';
import { authenticationFault, LARGEST_PICTURE_BYTES, pictureIn, readForm, takeForms, wantsXml } from './flyocr/form.js';
import { invoiceReply, verificationReply } from './flyocr/invoices.js';
import type { SeenPicture } from './flyocr/others.js';
import { faceReply, plateReply, silentLivenessReply, textReply, videoLivenessReply } from './flyocr/others.js';

/** How one of the vendor's services answers and refuses. */
interface Service {
  path: string;
  answer(form: PostedForm, request: FastifyRequest, parts: SandboxParts): Promise<object | Fault>;
  refuse(fault: Fault): object;
}

/** The twin's codes: nothing is documented of FlyOCR's own. */
const CODES: Readonly<Record<Fault, { short: number; long: number; text: string }>> = {
  RECOGNITION: { short: -1, long: 10_002, text: 'Recognition failed' },
  PARAMETER: { short: -2, long: 10_001, text: 'Parameter error' },
  TOO_LARGE: { short: -2, long: 10_004, text: 'The picture is too large' },
  AUTHENTICATION: { short: -4, long: 20_002, text: 'Authentication failed' },
};

const recognition = (fault: Fault) => ({
  message: { status: CODES[fault].short, value: CODES[fault].text },
  cardsinfo: [],
});
const verdict = (fault: Fault) => ({
  infoList: [],
  messageString: { status: String(CODES[fault].short), value: CODES[fault].text },
});
const coded = (fault: Fault) => ({ code: CODES[fault].long, msg: CODES[fault].text, data: null });

/** recogliu.do and recog.do are FlyOCR's (HIGH), the others its twin's (HIGH there, INFERRED here). */
const SERVICES: readonly Service[] = [
  { path: '/api/recogliu.do', answer: recognize(base64Picture), refuse: recognition },
  { path: '/api/recog.do', answer: recognize(({ file }) => file), refuse: recognition },
  { path: '/api/v2/recogInvoiveBase64.do', answer: recognize(base64Picture), refuse: coded },
  { path: '/verapi/verFaceImage.do', answer: verifyFace(false), refuse: verdict },
  { path: '/api/faceliu.do', answer: verifyFace(true), refuse: verdict },
  { path: '/verapi/verInvoice.do', answer: verifyInvoice, refuse: coded },
  { path: '/verapi/v2/verInvoice.do', answer: verifyInvoice, refuse: coded },
];

/**
 * FlyOCR, with the account in flyocr/credentials.ts. Everything is answered at once and with HTTP status 200, refusals too.
 * Charged is what was recognised or verified.
 */
export const flyocrSandbox: VendorSandbox = {
  name: 'flyocr',
  register(app: FastifyInstance, parts: SandboxParts): void {
    takeForms(app);
    for (const service of SERVICES) {
      app.post(service.path, (request, reply) => serve(service, request, reply, parts));
    }
  },
};

async function serve(
  service: Service,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: SandboxParts,
): Promise<FastifyReply> {
  const form = await readForm(request);
  const fault = form ? authenticationFault(form, parts.now()) : 'PARAMETER';
  if (!form || fault) return reply.send(service.refuse(fault ?? 'PARAMETER'));
  const behaviour = parts.behaviourOf(request);
  if (behaviour === 'REFUSED') return reply.send(service.refuse('RECOGNITION'));
  if (behaviour === 'BROKEN')
    return reply.send({ message: { status: 0, value: 'Recognition Completed' }, cardsinfo: [] });
  const answer = await service.answer(form, request, parts);
  if (typeof answer === 'string') return reply.send(service.refuse(answer));
  parts.charge(request);
  if (wantsXml(form)) return reply.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><data></data>');
  return reply.send(answer);
}

function base64Picture(form: PostedForm): Buffer | null {
  return pictureIn(form, 'img');
}

function recognize(pictureOf: (form: PostedForm) => Buffer | null): Service['answer'] {
  return async (form, request, parts) => {
    const bytes = pictureOf(form);
    const typeId = form.fields.get('typeId') ?? '';
    if (!bytes) return 'PARAMETER';
    if (bytes.length > LARGEST_PICTURE_BYTES) return 'TOO_LARGE';
    const document = await parts.documentOf(bytes);
    if (typeId === '19') return plateReply(document, bytes) ?? 'RECOGNITION';
    if (typeId === '20090') {
      return invoiceReply(document, bytes, form.fields.get('cutImage') === '1') ?? 'RECOGNITION';
    }
    if (typeId === '1997') return textReply(document) ?? 'RECOGNITION';
    if (!isDocumentTypeId(typeId)) return 'PARAMETER';
    const wrong = parts.behaviourOf(request) === 'WRONG_DATE_OF_BIRTH';
    const printed = wrong ? withWrongDateOfBirth(document) : document;
    return documentReply(typeId, printed, bytes, document) ?? 'RECOGNITION';
  };
}

/** The page prints the same typeId for both kinds of liveness; here the older path stands for video. */
function verifyFace(isVideo: boolean): Service['answer'] {
  return async (form, request, parts) => {
    const behaviour = parts.behaviourOf(request);
    const seen = async (name: string): Promise<SeenPicture | null> => {
      const bytes = pictureIn(form, name);
      return bytes && { bytes, document: await parts.documentOf(bytes) };
    };
    if (form.fields.get('typeId') === '21') {
      const [left, right] = [await seen('img1'), await seen('img2')];
      if (!left || !right) return 'PARAMETER';
      return faceReply(left, right, behaviour === 'FACE_DIFFERS') ?? 'RECOGNITION';
    }
    const image = await seen('img');
    if (form.fields.get('typeId') !== '3035' || !image) return 'PARAMETER';
    const reply = isVideo ? videoLivenessReply : silentLivenessReply;
    return reply(image, behaviour === 'NOT_LIVE') ?? 'RECOGNITION';
  };
}

async function verifyInvoice(form: PostedForm, request: FastifyRequest, parts: SandboxParts): Promise<object | Fault> {
  if (form.fields.get('typeId') !== '3007' || !form.fields.get('invoiceNumber')) return 'PARAMETER';
  return verificationReply(form.fields, parts.behaviourOf(request) === 'INVOICE_VOID');
}
