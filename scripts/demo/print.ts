import { clearLine, cursorTo } from 'node:readline';
import type { WholeDocumentFragment } from '../../operations/generated.js';

const NAME_WIDTH = 18;
const VALUE_WIDTH = 30;

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line that is written over; nothing where the output is no terminal. */
export function printProgress(text: string): void {
  if (!process.stdout.isTTY) return;
  clearLine(process.stdout, 0);
  cursorTo(process.stdout, 0);
  process.stdout.write(text);
}

export function printDocument(document: WholeDocumentFragment): void {
  const { kind, country, mrz, fields, attempts, nextAction, verdict, reasons } = document;
  printLine(`  ${kind}${country ? `, ${country}` : ''}; verdict ${verdict ?? 'not decided'}; next ${nextAction}`);
  if (reasons.length > 0) printLine(`  because ${reasons.join(', ')}`);
  if (mrz) {
    printLine(`  ${mrz.format}, ${mrz.accepted ? 'accepted' : `not accepted (${mrz.refusals.join(', ')})`}`);
    for (const line of mrz.lines) printLine(`    ${line}`);
  }
  for (const { name, value, absence, proof, inferences, dissent } of fields) {
    const inferred = inferences.length > 0 ? ` (inferred: ${inferences.join(', ')})` : '';
    const why = value === null ? '' : [...new Set(proof.map((each) => each.kind))].join(' + ') + inferred;
    const disagreed = dissent.map((each) => ` ! ${each.provider} read ${each.value}`).join('');
    printLine(
      `  ${name.padEnd(NAME_WIDTH)} ${(value?.replaceAll('\n', ', ') ?? `- ${absence}`).padEnd(VALUE_WIDTH)} ${why}${disagreed}`,
    );
  }
  for (const { provider, servedFrom, lifecycle, latencyMs, error } of attempts) {
    const took = latencyMs === null ? '' : ` in ${latencyMs} ms`;
    printLine(`  asked ${provider.name}: ${lifecycle} from ${servedFrom}${took}${error ? `, ${error.code}` : ''}`);
  }
}
