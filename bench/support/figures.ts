import { cpus, loadavg } from 'node:os';

export interface Samples {
  /** What was measured. */
  name: string;
  milliseconds: readonly number[];
  /** What the median shall not exceed; null where nothing was promised. */
  targetMs: number | null;
}

/** The smallest value that so many of the samples do not exceed. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** Prints one line a measurement, as a Markdown table, and how busy the machine was. A target that was missed fails the run. */
export function report(title: string, measurements: readonly Samples[]): void {
  const rows = measurements.map(({ name, milliseconds, targetMs }) => [
    name,
    String(milliseconds.length),
    ...[percentile(milliseconds, 0.5), percentile(milliseconds, 0.95), Math.max(...milliseconds)].map(format),
    targetMs === null ? '' : String(targetMs),
  ]);
  const all = [['ms', 'samples', 'median', 'p95', 'longest', 'target of the median'], ...rows];
  const widths = all[0]!.map((_unused, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!, fill)).join(' | ')} |`;
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(`\n${title}: Node ${process.version}, ${cpus().length} cores, load average ${load.join(', ')}\n`);
  console.log(
    [
      line(all[0]!),
      line(
        widths.map(() => ''),
        '-',
      ),
      ...rows.map((row) => line(row)),
    ].join('\n'),
  );
  for (const { name, milliseconds, targetMs } of measurements) {
    if (targetMs === null || percentile(milliseconds, 0.5) <= targetMs) continue;
    console.log(`\nNot reached: ${name} within ${targetMs} ms.`);
    process.exitCode = 1;
  }
}

function format(milliseconds: number): string {
  return milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);
}
