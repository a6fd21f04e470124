import type { GetSessionContentQuery } from '../../operations/generated.js';
import { printLine } from './print.js';

type Session = NonNullable<GetSessionContentQuery['session']>;
type Field = Session['documents'][number]['fields'][number];

/** What is known of a session in the end: one table of fields, then what was compared, decided, asked and paid. */
export function printSession(session: Session): void {
  const rows = [
    ...session.documents
      .filter(({ lifecycle }) => lifecycle !== 'CANCELED')
      .flatMap(({ kind, side, fields, bankCard }) =>
        rowsOf(side === null ? kind : `${kind} ${side}`, fields, bankCard?.maskedNumber ?? null),
      ),
    ...session.invoices.flatMap(({ fields }) => rowsOf('INVOICE', fields, null)),
  ];
  printLine('');
  printTable(['document', 'field', 'value', 'proof', 'who disagreed'], rows);
  printLine('');
  printComparisons(session);
  printLine('');
  printDecision(session);
}

/** Only what has a value, or might have one: what does not stand on such a document fills no table. */
function rowsOf(document: string, fields: readonly Field[], maskedNumber: string | null): string[][] {
  return fields
    .filter(({ value, absence }) => value !== null || absence === 'WITHHELD_LOW_CONFIDENCE')
    .map(({ name, value, absence, proof, inferences, dissent }) => [
      document,
      name,
      // A whole card number is nobody's business here, whoever asks.
      name === 'CARD_NUMBER' ? (maskedNumber ?? 'masked') : (value?.replaceAll('\n', ', ') ?? `- ${absence}`),
      [...new Set(proof.map(({ kind }) => kind)), ...inferences.map((inference) => `inferred ${inference}`)].join(
        ' + ',
      ),
      dissent.map(({ provider, value: read }) => `${provider}: ${name === 'CARD_NUMBER' ? 'masked' : read}`).join(', '),
    ]);
}

function printComparisons({ documents, faceMatches, livenessChecks, crossChecks }: Session): void {
  const nameOf = (id: string | undefined) => {
    const found = documents.find((document) => document.id === id);
    return found ? [found.kind, found.side].filter(Boolean).join(' ') : 'a picture';
  };
  const rows = [
    ...faceMatches.map(({ lifecycle, decision, left, right, readings, dissent }) => [
      `face of ${nameOf(left.document?.id)} and ${right.role}`,
      decision ?? lifecycle,
      said(
        readings.map(({ provider }) => provider),
        dissent.map(({ provider }) => provider),
      ),
    ]),
    ...livenessChecks.map(({ lifecycle, live, method, readings }) => [
      `liveness, ${method}`,
      live === null ? lifecycle : live ? 'LIVE' : 'NOT_LIVE',
      said(
        readings.map(({ provider }) => provider),
        [],
      ),
    ]),
    ...crossChecks.map(({ name, outcome, explanation, evidence }) => {
      const sources = evidence.flatMap(({ left, right }) => (right ? [left, right] : [left]));
      const compared = [...new Map(sources.map((source) => [source.id, source])).values()].flatMap(({ kind, id }) =>
        kind === 'DOCUMENT' ? [nameOf(id)] : kind === 'INVOICE' ? ['INVOICE'] : [],
      );
      return [[name, compared.join(' and ')].filter(Boolean).join(' of '), outcome, explanation];
    }),
  ];
  printTable(['compared', 'outcome', 'why'], rows);
}

function said(providers: readonly string[], dissenting: readonly string[]): string {
  const by = providers.length === 0 ? 'nobody answered' : `by ${providers.join(', ')}`;
  return dissenting.length === 0 ? by : `${by}; ${dissenting.join(', ')} disagreed`;
}

function printDecision({ verdict, nextAction, reasons, costs, spentMs, attempts }: Session): void {
  printLine(`verdict      ${verdict ?? 'not decided'}`);
  printLine(`next action  ${nextAction}`);
  printLine(`reasons      ${reasons.length === 0 ? 'none' : reasons.join(', ')}`);
  const paid = costs.map(({ amount, currency }) => `${amount} ${currency}`).join(', ');
  printLine(`cost         ${paid === '' ? 'nothing of known price' : paid}, in ${spentMs} ms of work`);
  const names = [...new Set(attempts.map(({ provider }) => provider.name))];
  for (const name of names) {
    const own = attempts.filter(({ provider }) => provider.name === name);
    const ends = [...new Set(own.map(endOf))].map(
      (end) => `${own.filter((each) => endOf(each) === end).length} ${end}`,
    );
    printLine(`asked        ${name.padEnd(12)} ${ends.join(', ')}`);
  }
}

function endOf({ lifecycle, servedFrom, error }: Session['attempts'][number]): string {
  const how = lifecycle === 'COMPLETED' ? `COMPLETED from ${servedFrom}` : lifecycle;
  return error ? `${how} (${error.code})` : how;
}

/** Columns as wide as what stands in them; the last one is not filled up. */
function printTable(titles: readonly string[], rows: readonly string[][]): void {
  const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  printLine(line(titles));
  printLine(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) printLine(line(row));
}
