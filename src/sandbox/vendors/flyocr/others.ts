import { madeUpNumber, madeUpScore } from '../../made-up.js';
import type { SandboxDocument, SandboxPlate } from '../../vendor.js';
import { bearsDocument, bearsFace, isLive, isSamePerson } from '../../what-is-seen.js';

const COMPLETED = { status: 0, value: 'Recognition completion' };
const SUCCESS = { status: '2000', value: 'success' };

/** The seven items of the page's sample; null for a picture that is known to show no plate. */
export function plateReply(document: SandboxDocument, bytes: Buffer): object | null {
  if (document.source === 'INVENTED') {
    const number = `ZN${madeUpNumber(bytes, 'plate', 90_000) + 10_000}`;
    return plateItems({ number, colour: 'blue', type: 'small car' }, bytes);
  }
  const isSeen = document.shows === 'LICENCE_PLATE' && !document.tooDark;
  return isSeen && document.plate ? plateItems(document.plate, bytes) : null;
}

function plateItems({ number, colour, type }: SandboxPlate, bytes: Buffer): object {
  const items = [
    ['License plate number', number],
    ['License plate color', colour ?? ''],
    ['License plate type', type],
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

/** E2: an object where the others have a list. 1997 is answered as 1996. Null where it is too dark to find a line. */
export function textReply(document: SandboxDocument): object | null {
  if (document.tooDark) return null;
  return {
    message: COMPLETED,
    cardsinfo: {
      card: {
        type: '1996',
        rowitem: linesOf(document).map((charValue, index) => {
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

/** What is printed there, as far as it is known. On a specimen that bears no other word stands that one. */
function linesOf(document: SandboxDocument): readonly string[] {
  const { lines, invoice, bankCard, plate, mrzLines } = document;
  if (lines) return lines;
  if (invoice) return [invoice.sellerName, invoice.number, invoice.billingDate, invoice.buyerName, invoice.grossAmount];
  if (bankCard) return [bankCard.bank.toUpperCase(), bankCard.number.replace(/(\d{4})(?=\d)/g, '$1 '), bankCard.holder];
  if (document.shows === 'LICENCE_PLATE' && plate) return [plate.number];
  if (!bearsDocument(document)) return ['SPECIMEN'];
  return [
    `${document.surname} ${document.givenNames}`,
    ...(plate ? [plate.number] : []),
    document.documentNumber,
    document.dateOfBirth,
    ...(mrzLines ?? []),
  ];
}

/** As in the sample: the right end lies a pixel lower. */
function cornersOf(row: number): string {
  const top = 7 + row * 24;
  return [46, top, 731, top + 1, 731, top + 17, 46, top + 17].join('-');
}

/** A picture as it was posted, and what is on it. */
export interface SeenPicture {
  bytes: Buffer;
  document: SandboxDocument;
}

/** E3 with both verdicts in `desc`, as the page prints it; null where one of the two has no face. */
export function faceReply(left: SeenPicture, right: SeenPicture, differs: boolean): object | null {
  if (!bearsFace(left.document) || !bearsFace(right.document)) return null;
  const seed = Buffer.concat([left.bytes, right.bytes]);
  const isSame = !differs && isSamePerson(left.document, right.document);
  const share = isSame ? madeUpScore(seed, 'face', 0.85, 0.99) : madeUpScore(seed, 'face', 0.08, 0.4);
  return verdicts([
    [`Decision result:${isSame ? 'yes' : 'no'}`, ''],
    [`Decision value:${Math.round(share * 100)}`, ''],
  ]);
}

/** E3 where `desc` itself is the verdict; null where there is no face, or no picture. */
export function silentLivenessReply({ bytes, document }: SeenPicture, notLive: boolean): object | null {
  if (!bearsFace(document) || document.face?.video) return null;
  return verdicts([
    [!notLive && isLive(document) ? 'Living body' : 'Non-living body', ''],
    [`Decision value:${90 + madeUpNumber(bytes, 'liveness', 10)}`, ''],
  ]);
}

/** E3 with everything in `content`; null where there is no face. */
export function videoLivenessReply({ document }: SeenPicture, notLive: boolean): object | null {
  if (!bearsFace(document)) return null;
  const live = !notLive && isLive(document);
  const { blinked, mouthOpened } = document.face?.video ?? { blinked: true, mouthOpened: true };
  return verdicts([
    ['Decision value', '100.0'],
    ['Live or not', live ? 'Living body' : 'Non-living body'],
    ['Whether there is a replacement', 'no'],
    ['Whether there is blinking', live && blinked ? 'yes' : 'no'],
    ['Whether there is a mouth', live && mouthOpened ? 'yes' : 'no'],
  ]);
}

function verdicts(items: [desc: string, content: string][]): object {
  return {
    infoList: [{ veritem: items.map(([desc, content]) => ({ desc, name: null, content })) }],
    messageString: SUCCESS,
  };
}
