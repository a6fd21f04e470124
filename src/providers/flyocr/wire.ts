import { WireReader } from '../read.js';

/** A label with its text, as `items` (E1), `info` and `veritem` (E3) have it. */
export interface FlyocrItem {
  label: string;
  /** Empty where the vendor wrote nothing there. */
  content: string;
  /** Where the text stands in the reply. */
  path: string;
  /** Of `info` only: `left_top_right_bottom`. */
  coordinate: string | null;
}

/** One thing that was found on a picture. */
export interface FlyocrCard {
  /** The class that was found; need not be the one that was asked for. */
  type: string | null;
  items: FlyocrItem[];
}

/** One `charitem` of general text. */
export interface FlyocrLine {
  text: string;
  /** Eight numbers joined by hyphens: four corners. */
  coordinate: string | null;
  /** `pagedesc`, from 1. */
  page: string | null;
}

/**
 * The envelopes of an answer. CARDS is E1, LINES is E2, VERDICTS is E3 (all HIGH); `info` becomes CARDS too (HIGH for the
 * twin); DATA is `{code, msg, data}` (MED, the twin's invoices). REFUSAL is a status with nothing else (INFERRED).
 */
export type FlyocrReply =
  | { envelope: 'CARDS'; status: string | null; cards: FlyocrCard[] }
  | { envelope: 'LINES'; status: string | null; lines: FlyocrLine[] }
  | { envelope: 'VERDICTS'; status: string | null; items: FlyocrItem[] }
  | { envelope: 'DATA'; status: string | null; entries: WireReader[] }
  | { envelope: 'REFUSAL'; status: string };

/** null where the reply has no documented shape. */
export function readReply(json: unknown, warnings: string[]): FlyocrReply | null {
  if (!isObject(json)) return null;
  const root = WireReader.of(json, warnings);
  const status = statusOf(json, root);
  const { cardsinfo } = json;
  if (Array.isArray(cardsinfo) && cardsinfo.length > 0) {
    if (!cardsinfo.some(isObject)) return null;
    return { envelope: 'CARDS', status, cards: root.at('cardsinfo').items().map(readCard) };
  }
  if (isObject(cardsinfo)) return readSingleCard(root.at('cardsinfo'), status);
  if (typeof cardsinfo === 'boolean' || typeof cardsinfo === 'number') return null;
  if (isObject(json['info']) && Object.keys(json['info']).length > 0) {
    return { envelope: 'CARDS', status, cards: [readInfo(root.at('info'))] };
  }
  if ('infoList' in json || 'messageString' in json) {
    const items = root
      .at('infoList')
      .oneOrMore()
      .flatMap((info) => info.at('veritem').oneOrMore().flatMap(readVerdict));
    return { envelope: 'VERDICTS', status: root.at('messageString').at('status').looseText(), items };
  }
  if ('code' in json) {
    return { envelope: 'DATA', status: root.at('code').looseText(), entries: root.at('data').oneOrMore() };
  }
  return status === null ? null : { envelope: 'REFUSAL', status };
}

/** `message.status`; the twin has it at the top as well (MED). */
function statusOf(json: Record<string, unknown>, root: WireReader): string | null {
  if (isObject(json['message'])) return root.at('message').at('status').looseText();
  return 'status' in json ? root.at('status').looseText() : null;
}

/** E2 has an object where E1 has a list: `cardsinfo.card`. */
function readSingleCard(cardsinfo: WireReader, status: string | null): FlyocrReply | null {
  const cards = cardsinfo.at('card').oneOrMore();
  if (cards.length === 0) return status === null ? null : { envelope: 'REFUSAL', status };
  if (cards.some((card) => card.at('rowitem').exists)) {
    return {
      envelope: 'LINES',
      status,
      lines: cards.flatMap((card) => card.at('rowitem').oneOrMore().flatMap(readRow)),
    };
  }
  return { envelope: 'CARDS', status, cards: cards.map(readCard) };
}

function readCard(card: WireReader): FlyocrCard {
  return {
    type: card.at('type').looseText(),
    items: card
      .at('items')
      .oneOrMore()
      .map((item) => readItem(item)),
  };
}

/** `nID` and `index` are null in every sample and say nothing. */
function readItem(item: WireReader): FlyocrItem {
  const content = item.at('content');
  return {
    label: item.at('desc').text() ?? '',
    content: content.looseText() ?? '',
    path: content.path,
    coordinate: null,
  };
}

/** `veritem`: the verdict may stand in `content`, behind a colon in `desc`, or be `desc`. */
function readVerdict(item: WireReader): FlyocrItem[] {
  const label = item.at('desc');
  const text = label.text();
  if (text === null) return [];
  const content = item.at('content');
  const own = content.looseText() ?? '';
  return [{ label: text, content: own, path: own === '' ? label.path : content.path, coordinate: null }];
}

const INFO_EXTRAS: ReadonlySet<string> = new Set(['type', 'time', 'cutPic']);
const COORDINATE_SUFFIX = '_Coordinate';

/** `info`: fields by name, each perhaps with a `NAME_Coordinate` beside it. */
function readInfo(info: WireReader): FlyocrCard {
  const items: FlyocrItem[] = [];
  for (const [name, value] of info.entries()) {
    if (INFO_EXTRAS.has(name) || name.endsWith(COORDINATE_SUFFIX)) continue;
    const content = value.looseText();
    if (content === null) continue;
    items.push({ label: name, content, path: value.path, coordinate: info.at(`${name}${COORDINATE_SUFFIX}`).text() });
  }
  return { type: info.at('type').looseText(), items };
}

function readRow(row: WireReader): FlyocrLine[] {
  const page = row.at('pagedesc').looseText();
  const ofRow = row.at('rowInfo').at('left_top_right_bottom').text();
  return row
    .at('rowContext')
    .at('charitem')
    .oneOrMore()
    .flatMap((char) => {
      const text = char.at('charValue').looseText();
      const coordinate = char.at('charInfo').at('left_top_right_bottom').text() ?? ofRow;
      return text === null ? [] : [{ text, coordinate, page }];
    });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
