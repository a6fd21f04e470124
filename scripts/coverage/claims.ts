import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One test that says it exercises rows. */
export interface Claim {
  /** From the folder of the project on. */
  file: string;
  /** Of the test and what it stands in, from outside to inside. */
  titles: string[];
  /** A row's id, or, with `:*` at its end, all rows of a part. */
  claimed: string;
}

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const CLAIMING = new Set(['covers', 'coversOneOf', 'coversAll']);
const TESTS = new Set(['test', 'it']);

/** Every call of `covers`, `coversOneOf` and `coversAll` of test/support/covers.ts, found without running anything. */
export function readClaims(): Claim[] {
  const files = readdirSync(`${PROJECT}test`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(`${PROJECT}${file}`, 'utf8');
    return text.includes('/covers.js') ? claimsOf(file, text) : [];
  });
}

/** Exported for its test. Throws where a claim is written so that it cannot be read, or stands outside of a test. */
export function claimsOf(file: string, text: string): Claim[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const claims: Claim[] = [];
  const visit = (node: ts.Node, titles: readonly string[], isInTest: boolean): void => {
    if (!ts.isCallExpression(node)) {
      ts.forEachChild(node, (child) => visit(child, titles, isInTest));
      return;
    }
    const name = ts.isIdentifier(node.expression) ? node.expression.text : null;
    if (name !== null && CLAIMING.has(name)) {
      const where = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
      if (!isInTest) throw new Error(`${where} claims outside of a test.`);
      for (const claimed of claimedBy(name, node, where)) claims.push({ file, titles: [...titles], claimed });
    }
    const block = blockOf(node);
    const inside = block === null ? titles : [...titles, block.title];
    for (const child of [node.expression, ...node.arguments]) {
      visit(child, inside, isInTest || block?.isTest === true);
    }
  };
  visit(source, [], false);
  return claims;
}

function claimedBy(name: string, { arguments: given }: ts.CallExpression, where: string): string[] {
  const literals = name === 'covers' ? given : given.slice(0, 1);
  const ids = literals.map((argument) => {
    if (!ts.isStringLiteral(argument)) throw new Error(`${where} must name what it claims by a plain text.`);
    return argument.text;
  });
  return name === 'covers' ? ids : ids.map((part) => `${part}:*`);
}

/** `test('…', …)`, `describe('…', …)`, and both with `.each(…)` before the brackets. */
function blockOf({ expression, arguments: given }: ts.CallExpression): { title: string; isTest: boolean } | null {
  const each = ts.isCallExpression(expression) ? expression.expression : null;
  const callee =
    each && ts.isPropertyAccessExpression(each) && each.name.text === 'each' ? each.expression : expression;
  const [title] = given;
  if (!ts.isIdentifier(callee) || !title) return null;
  const isTest = TESTS.has(callee.text);
  if (!isTest && callee.text !== 'describe') return null;
  const text = ts.isStringLiteralLike(title) ? title.text : ts.isTemplateExpression(title) ? inTemplate(title) : null;
  return text === null ? null : { title: text, isTest };
}

/** As it is written, with the names of what is put in. */
function inTemplate(title: ts.TemplateExpression): string {
  return title.getText().slice(1, -1);
}
