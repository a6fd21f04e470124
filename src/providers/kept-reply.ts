import type { Json } from './contract.js';

/** What of a vendor's reply is not kept. Names are those of properties; an item of a list goes by the name of the list. */
export interface KeptReplyRules {
  /** What stands for a text. */
  text(text: string, name: string): string;
  /** What stands for a property's value whatever it is, such as a picture; undefined: it is looked into. Absent: all are. */
  value?(value: unknown, name: string): Json | undefined;
  /** What stands for the name of a property, which may hold a credential too. Absent: itself. */
  name?(name: string): string;
  /** By which name a property goes, where another property of the same object tells. Absent: its own. */
  nameOf?(name: string, parent: Readonly<Record<string, unknown>>): string;
}

export const LEFT_OUT = '[left out]';
/** Nesting that no reply of a vendor's has; what lies deeper is left out. */
const DEEPEST = 40;

/** A reply as it came, to be kept and mapped again, but for what the rules leave out. Never throws, and always ends. */
export function keptReply(json: unknown, rules: KeptReplyRules): Json {
  return copy(json, '', rules, 0);
}

function copy(value: unknown, name: string, rules: KeptReplyRules, depth: number): Json {
  if (typeof value === 'string') return rules.text(value, name);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= DEEPEST) return LEFT_OUT;
  if (Array.isArray(value)) return value.map((item) => copy(item, name, rules, depth + 1));
  const parent = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(parent).map(([key, each]) => {
      const known = rules.nameOf?.(key, parent) ?? key;
      const whole = rules.value?.(each, known);
      return [rules.name?.(key) ?? key, whole === undefined ? copy(each, known, rules, depth + 1) : whole];
    }),
  );
}

/** Shorter texts may be numbers and names that happen to use the alphabet of Base64. */
const SHORTEST_PICTURE_CHARACTERS = 200;
/** How PNG, JPEG, PDF, GIF, WebP and TIFF begin in Base64; the last two beginnings are so short that a number could have them. */
const BASE64_OF_A_FILE = /^\s*(?:iVBORw0KGgo|\/9j\/|JVBERi0|R0lGOD|UklGR|(?:SUkqA|TU0AK)\S{60})/;

/** Whether a text is a picture by its look: a data URI, a file in Base64, or long enough of nothing but its letters. */
export function looksLikePicture(text: string): boolean {
  if (/^\s*data:|;base64,/i.test(text) || BASE64_OF_A_FILE.test(text)) return true;
  return text.length >= SHORTEST_PICTURE_CHARACTERS && /^[A-Za-z0-9+/_\r\n-]+={0,2}\s*$/.test(text);
}

/** Whether a text is an address, holds one, or holds what signs one: such a text may be as good as a credential. */
export function holdsAddress(text: string): boolean {
  return /:\/\/|^\s*\/\/|^\s*(?:https?|ftp|file):|X-Amz-/i.test(text);
}
