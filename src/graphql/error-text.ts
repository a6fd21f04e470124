import type { GraphQLSchema } from 'graphql';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** Stands where something of the client's stood. */
const LEFT_OUT = '…';

/** Every name that the contract itself uses; whatever else stands in a text about a request came with the request. */
export function vocabularyOf(schema: GraphQLSchema): ReadonlySet<string> {
  const words = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    words.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) words.add(name);
    if (isInputObjectType(type)) for (const name of Object.keys(type.getFields())) words.add(name);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        words.add(field.name);
        for (const { name } of field.args) words.add(name);
      }
    }
  }
  for (const directive of schema.getDirectives()) {
    words.add(directive.name);
    for (const { name } of directive.args) words.add(name);
  }
  return words;
}

/**
 * A text of graphql-js about a request, without what the request said: a value that does not fit, or a misspelt name, may
 * be a person's. Where it stood is told by the error's locations.
 *
 * @param inner the text without the introduction that graphql-js puts before the fault of a variable, where there is one
 */
export function withoutForeignWords(message: string, vocabulary: ReadonlySet<string>, inner?: string): string {
  if (inner !== undefined && message.endsWith(`; ${inner}`)) {
    // Variable "$input" got invalid value { … } at "input.side"; inner
    const introduction = message.slice(0, -inner.length - 2);
    const variable = /^Variable "\$(\w+)"/.exec(introduction)?.[1] ?? '';
    const place = / at "([\w.[\]]+)"$/.exec(introduction)?.[1];
    const where = place === undefined ? '' : ` at ${quoteKnown(place, vocabulary)}`;
    return `Variable ${quoteKnown(`$${variable}`, vocabulary)} got an invalid value${where}; ${withoutForeignWords(inner, vocabulary)}`;
  }
  const suggestion = / Did you mean [\w ]*"\w+"(?:,? (?:or )?"\w+")*\?$/.exec(message)?.[0] ?? '';
  const told = message.slice(0, message.length - suggestion.length);
  const shortened = told.startsWith('Syntax Error: ')
    ? // The texts of tokens are not escaped, so where they end cannot be told.
      told.replace(/((?:found|Unexpected) (?:Name|Int|Float|String|BlockString|Comment)) "[\s\S]*$/, '$1.')
    : told
        // A name that no type has is not escaped.
        .replace(/^Field "[\s\S]*" is not defined by type (?="\w+"\.$)/, `Field "${LEFT_OUT}" is not defined by type `)
        .replace(/(value:|, found|has invalid value|got invalid value) [\s\S]*$/, `$1 ${LEFT_OUT}.`);
  const text = `${shortened}${suggestion}`
    .trim()
    .replace(/"(?:[^"\\]|\\.)*"/gs, (quoted) => quoteKnown(quoted.slice(1, -1), vocabulary));
  return /[.?]$/.test(text) ? text : `${text}.`;
}

/** Names are kept where the contract has them, and so are marks and the positions of lists. */
function quoteKnown(text: string, vocabulary: ReadonlySet<string>): string {
  const isOurs = text
    .split(/[$@!.[\](){}:=|&<>, ]+/)
    .every((word) => word === '' || vocabulary.has(word) || /^\d{1,3}$/.test(word));
  return `"${isOurs ? text : LEFT_OUT}"`;
}
