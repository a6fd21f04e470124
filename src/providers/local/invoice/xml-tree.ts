import { SaxesParser } from 'saxes';
import { ImageRefused } from '../../../images/image-refused.js';
import { decodeXml } from '../../../images/xml-text.js';

/** An element with its children in order. Prefixes are resolved and gone: files choose them freely. */
export interface XmlElement {
  /** Without prefix. */
  name: string;
  namespace: string;
  /** By name without prefix. */
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** All text that stands directly in it, as it is. */
  text: string;
  /** Names from the root on, joined by slashes, with a number where the parent has several of that name: `Invoice/Line[2]`. */
  path: string;
}

export interface XmlLimits {
  /** Elements within each other. EN 16931 needs about ten. */
  maxDepth: number;
  /** An invoice line of EN 16931 has about forty. */
  maxElements: number;
  /** Of one element, in characters; of a longer one nothing is kept, as of an attachment in Base64. */
  maxTextLength: number;
  maxBytes: number;
}

export const DEFAULT_XML_LIMITS: Readonly<XmlLimits> = Object.freeze({
  maxDepth: 64,
  maxElements: 500_000,
  maxTextLength: 20_000,
  maxBytes: 32_000_000,
});

function corrupt(why: string): ImageRefused {
  return new ImageRefused('XML_INVALID', `The XML document cannot be read: ${why}.`);
}

/**
 * Parses XML strictly. Declarations in the file itself are refused, and the parser knows no entities but the five of XML: so
 * nothing can expand, and nothing outside is ever looked up. Throws ImageRefused, whose message holds nothing of the file.
 */
export function parseXml(bytes: Uint8Array, limits: XmlLimits = DEFAULT_XML_LIMITS): XmlElement {
  if (bytes.byteLength > limits.maxBytes) throw corrupt('it is far larger than any invoice');
  const text = decodeXml(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: { element: XmlElement; textLength: number; counts: Map<string, number> }[] = [];
  let root: XmlElement | null = null;
  let elements = 0;

  parser.on('doctype', (doctype) => {
    if (!doctype.includes('[')) return;
    throw new ImageRefused(
      'XML_DECLARATIONS_NOT_ALLOWED',
      'The XML document declares entities or elements of its own: send it without them.',
    );
  });
  parser.on('error', () => {
    throw corrupt('it is not well-formed');
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    elements += 1;
    if (elements > limits.maxElements) throw corrupt('it has far more elements than any invoice');
    if (open.length >= limits.maxDepth) throw corrupt('its elements are nested too deeply');
    const parent = open.at(-1);
    const count = (parent?.counts.get(local) ?? 0) + 1;
    parent?.counts.set(local, count);
    const element: XmlElement = {
      name: local,
      namespace: uri,
      attributes: Object.fromEntries(Object.values(attributes).map((attribute) => [attribute.local, attribute.value])),
      children: [],
      text: '',
      path: parent ? `${parent.element.path}/${local}${count > 1 ? `[${count}]` : ''}` : local,
    };
    if (parent) parent.element.children.push(element);
    else root = element;
    open.push({ element, textLength: 0, counts: new Map() });
  });
  const addText = (piece: string): void => {
    const current = open.at(-1);
    if (!current) return;
    current.textLength += piece.length;
    current.element.text = current.textLength > limits.maxTextLength ? '' : current.element.text + piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });

  try {
    parser.write(text).close();
  } catch (error) {
    // Whatever the parser throws itself may quote the file.
    throw error instanceof ImageRefused ? error : corrupt('it is not well-formed');
  }
  if (root === null) throw corrupt('it is empty');
  return root;
}

/** The children at a path of names, such as `TaxTotal/TaxSubtotal`; all of them, in order. */
export function elementsAt(element: XmlElement | null, path: string): XmlElement[] {
  let found = element ? [element] : [];
  for (const name of path.split('/'))
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  return found;
}

export function elementAt(element: XmlElement | null, path: string): XmlElement | null {
  return elementsAt(element, path)[0] ?? null;
}

/** Without white space around it; null where the element is not there or says nothing. */
export function textAt(element: XmlElement | null, path: string): string | null {
  return textOf(elementAt(element, path));
}

export function textOf(element: XmlElement | null): string | null {
  const text = element?.text.trim() ?? '';
  return text === '' ? null : text;
}
