import { madeUpNumber, madeUpScore } from '../../made-up.js';
import type { SandboxDocument } from '../../vendor.js';
import { TINY_PICTURE } from './documents.js';

const COMPLETED = { status: 0, value: 'Recognition completion' };
const SUCCESS = { status: '2000', value: 'success' };

/** The seven items of the page's sample. */
export function plateReply(bytes: Buffer): object {
  const items = [
    ['License plate number', `ZN${madeUpNumber(bytes, 'plate', 90_000) + 10_000}`],
    ['License plate color', 'blue'],
    ['License plate type', 'small car'],
    ['Overall plate confidenc', String(90 + madeUpNumber(bytes, 'confidence', 10))],
    ['Brightness evaluation', '128'],
    ['License plate motion direction', '0'],
    ['License plate position (left_top_right_bottom)', '12_20_92_44'],
  ];
  return {
    message: COMPLETED,
    cardsinfo: [{ type: '19', items: items.map(([desc, content]) => ({ nID: null, index: null, desc, content })) }],
  };
}

/** E2: an object where the others have a list. 1997 is answered as 1996. */
export function textReply(document: SandboxDocument): object {
  const lines = [
    `${document.surname} ${document.givenNames}`,
    document.documentNumber,
    document.dateOfBirth,
    ...(document.mrzLines ?? []),
  ];
  return {
    message: COMPLETED,
    cardsinfo: {
      card: {
        type: '1996',
        rowitem: lines.map((charValue, index) => {
          const corners = { left_top_right_bottom: cornersOf(index) };
          return {
            rowdesc: `row${index}`,
            pagedesc: '1',
            rowInfo: corners,
            rowContext: { charitem: [{ charInfo: corners, chardesc: 'char0', charValue }] },
          };
        }),
      },
    },
  };
}

/** As in the sample: the right end lies a pixel lower. */
function cornersOf(row: number): string {
  const top = 7 + row * 24;
  return [46, top, 731, top + 1, 731, top + 17, 46, top + 17].join('-');
}

/** E3 with both verdicts in `desc`, as the page prints it. */
export function faceReply(left: Buffer, right: Buffer, differs: boolean): object {
  const seed = Buffer.concat([left, right]);
  const share = differs ? madeUpScore(seed, 'face', 0.08, 0.4) : madeUpScore(seed, 'face', 0.85, 0.99);
  return verdicts([
    [`Decision result:${differs ? 'no' : 'yes'}`, ''],
    [`Decision value:${Math.round(share * 100)}`, ''],
  ]);
}

/** E3 where `desc` itself is the verdict. */
export function silentLivenessReply(bytes: Buffer, live: boolean): object {
  return verdicts([
    [live ? 'Living body' : 'Non-living body', ''],
    [`Decision value:${90 + madeUpNumber(bytes, 'liveness', 10)}`, ''],
  ]);
}

/** E3 with everything in `content`. */
export function videoLivenessReply(live: boolean): object {
  return verdicts([
    ['Decision value', '100.0'],
    ['Live or not', live ? 'Living body' : 'Non-living body'],
    ['Whether there is a replacement', 'no'],
    ['Whether there is blinking', live ? 'yes' : 'no'],
    ['Whether there is a mouth', live ? 'yes' : 'no'],
  ]);
}

function verdicts(items: [desc: string, content: string][]): object {
  return {
    infoList: [{ veritem: items.map(([desc, content]) => ({ desc, name: null, content })) }],
    messageString: SUCCESS,
  };
}

const TYPES = [1, 4, 10, 83, 91];

/** `{code, msg, data}` as the twin answers (MED). Amounts add up. */
export function invoiceReply(bytes: Buffer, croppedImage: boolean): object {
  const number = (purpose: string, digits: number) =>
    String(madeUpNumber(bytes, purpose, 10 ** Math.min(digits, 9))).padStart(digits, '0');
  const invoiceType = TYPES[madeUpNumber(bytes, 'invoice type', TYPES.length)];
  const cents = 10_000 + madeUpNumber(bytes, 'amount', 900_000);
  const tax = Math.round(cents * 0.13);
  const decimal = (value: number) => (value / 100).toFixed(2);
  return {
    code: 0,
    msg: 'success',
    data: [
      {
        invoice: {
          invoiceType,
          invoiceCode: invoiceType === 83 ? '' : number('invoice code', 12),
          invoiceNumber: number('invoice number', invoiceType === 83 ? 20 : 8),
          billingDate: `2025-${String(madeUpNumber(bytes, 'month', 12) + 1).padStart(2, '0')}-17`,
          totalAmount: decimal(cents),
          totalTax: decimal(tax),
          amountTax: decimal(cents + tax),
          checkCode: number('check code', 20),
          salesName: 'Zenith Office Supplies',
          salesTaxNo: number('seller', 18),
          purchaserName: 'Meridan Cartography',
          purchaserTaxNo: number('buyer', 18),
          ...(croppedImage ? { cutImage: TINY_PICTURE } : {}),
        },
        dataMsg: 'success',
      },
    ],
  };
}

/** What was asked comes back, with the state of the invoice and how often it has been asked about. */
export function verificationReply(fields: ReadonlyMap<string, string>, isVoid: boolean): object {
  const asked = ['invoiceCode', 'invoiceNumber', 'billingDate', 'checkCode', 'salesTaxNo', 'orderNo'];
  return {
    code: 0,
    msg: 'success',
    data: {
      ...Object.fromEntries(asked.flatMap((name) => (fields.has(name) ? [[name, fields.get(name)]] : []))),
      salesName: 'Zenith Office Supplies',
      purchaserName: 'Meridan Cartography',
      state: isVoid ? '2' : '1',
      checkNum: '1',
    },
  };
}
