import type { AttemptLifecycle } from '../domain/attempt.js';
import type { ProviderName } from '../domain/provider-name.js';
import type { Provider } from '../providers/contract.js';
import type { ProviderRegistry } from '../providers/registry.js';
import type { StoredAttempt } from '../store/attempts.js';
import { findReadingById, listAttempts, saveAttempt } from '../store/attempts.js';
import type { ChangeFeed } from '../store/change-feed.js';
import { releaseClaims } from '../store/claims.js';
import { CALL_DEADLINE_MS, stepAttempt } from './attempt.js';
import type { AttemptParts } from './attempt-step.js';
import { callOff } from './call-off.js';
import type { Conclude, Left, Part } from './endings.js';
import { endedAs, Endings, isOpen, standingOf } from './endings.js';
import { nextStep } from './next-step.js';
import { firstOf, News, sleep } from './waiting.js';
import type { Work } from './work.js';

export interface FanOutParts extends AttemptParts {
  registry: ProviderRegistry;
  changes: ChangeFeed;
}

export type FanOutResult =
  /** `isConcluded`: what follows from it was written together with the last answer. */
  | { state: 'ended'; attempts: StoredAttempt[]; isConcluded: boolean }
  /** Called off by the app; all is written already. */
  | { state: 'canceled' }
  /** Somebody is still at it; the work goes on in another job. */
  | { state: 'again'; afterMs: number };

/** What becomes of answers that come after the deadline, where they are waited for. */
export interface LateAnswers {
  /** Whether the deadline was dealt with by an earlier run. */
  isLate: boolean;
  /** Writes the answer that stands at the deadline, given how everybody stands. */
  onDeadline(attempts: readonly StoredAttempt[]): Promise<void>;
}

export interface FanOutOptions {
  late?: LateAnswers | null;
  /** Ids of the attempts whose first call this process may make at once (begin-attempts.ts). Default: none. */
  permitted?: ReadonlySet<string>;
  /** Absent: the work is ended by whoever called. */
  conclude?: Conclude;
  /** Default: SLICE_MS. */
  sliceMs?: number;
}

interface Run {
  /** Never rejects. */
  ended: Promise<void>;
  /** Breaks off whatever runs. */
  off: AbortController;
  /** No further step is begun; one that runs is waited for. */
  pause: AbortController;
  /** Nobody waits for it any more. What a vendor has accepted is paid, and goes on; nothing is asked of him anew. */
  unwanted: AbortController;
}

/**
 * How long one job keeps asking itself. Together with the longest call, which may have been paid and is waited for, less than
 * the time after which the queue gives a job to somebody else.
 */
const SLICE_MS = 15_000;

/**
 * Asks those whose attempts are given, as the strategy says, until nobody is waited for any more. One
 * provider's failure stays its own. What each has answered is durable as soon as it has; after a crash the next run goes
 * on from there.
 */
export async function runFanOut(
  parts: FanOutParts,
  work: Work,
  attempts: readonly StoredAttempt[],
  options: FanOutOptions = {},
): Promise<FanOutResult> {
  const news = new News();
  let isRumoured = false;
  const stop = parts.changes.onCancel(work.id, () => {
    isRumoured = true;
    news.tell();
  });
  const isCanceled = async () => {
    if (!isRumoured) return false;
    isRumoured = false;
    const written = await listAttempts(parts.database.queries, work.tenant, [work.id]);
    return written.some(
      ({ id, lifecycle }) => lifecycle === 'CANCELED' && attempts.some((each) => each.id === id && isOpen(each)),
    );
  };
  const unused = new Set(options.permitted);
  const control = { ...options, permitted: unused, news, isCanceled, isRumoured: () => isRumoured };
  return askAll(parts, work, attempts, control).finally(async () => {
    stop();
    // Counted, and then not made, since the time was over before: nobody else need wait for it.
    await releaseClaims(parts.database.queries, [...unused]);
  });
}

/** What one run of the job is told while it asks. */
interface Control extends FanOutOptions {
  /** Those that were begun are taken out. */
  permitted: Set<string>;
  news: News;
  /** Whether the app has called the work off. */
  isCanceled: () => Promise<boolean>;
  /** Whether it may have. */
  isRumoured: () => boolean;
}

async function askAll(
  parts: FanOutParts,
  work: Work,
  attempts: readonly StoredAttempt[],
  control: Control,
): Promise<FanOutResult> {
  const { late = null, sliceMs = SLICE_MS, news } = control;
  const all = await Promise.all(attempts.map((attempt) => partOf(parts, attempt)));
  const asked = all.filter((part): part is Part => part !== null);
  const runs = new Map<ProviderName, Run>();
  const endings = new Endings(work, asked, attempts, control, parts);
  const faults: unknown[] = [];
  let deadline = late?.isLate ? null : deadlineOf(work);
  const sliceEndsAtMs = Date.now() + sliceMs;
  let told = visibleState(asked);
  const standing = () => all.map((part, index) => part?.attempt ?? attempts[index]!);

  for (;;) {
    // A fault of the database ends the job, which is tried again. Nobody is asked anew here: what was paid may be lost with it.
    if (faults.length > 0) throw faults[0];
    const left = endings.left();
    if (left) {
      await letGo(parts, left, runs);
      return { state: 'ended', attempts: standing(), isConcluded: true };
    }
    if (await control.isCanceled()) {
      for (const { provider } of asked) leaveAlone(provider, runs.get(provider.name));
      return { state: 'canceled' };
    }
    const step = nextStep(work.strategy, asked.map(standingOf), work.judge);
    if (step.done) {
      await settle(parts, asked, runs, 'CANCELED', 'SKIPPED_NOT_NEEDED');
      break;
    }
    if (deadline !== null && deadline <= parts.now().getTime()) {
      const isBegun = ({ attempt }: Part) => attempt.lifecycle === 'PROCESSING';
      if (!late || !asked.some(isBegun)) {
        await settle(parts, asked, runs, 'SKIPPED_DEADLINE', 'SKIPPED_DEADLINE');
        break;
      }
      const unasked = asked.filter(({ attempt }) => attempt.lifecycle === 'QUEUED');
      await settle(parts, unasked, runs, 'SKIPPED_DEADLINE', 'SKIPPED_DEADLINE');
      await late.onDeadline(asked.map(({ attempt }) => attempt));
      deadline = null;
      continue;
    }
    const isOver = Date.now() >= sliceEndsAtMs;
    if (isOver && runs.size === 0) return { state: 'again', afterMs: 0 };
    if (isOver) for (const run of runs.values()) run.pause.abort();
    if (visibleState(asked) !== told) {
      told = visibleState(asked);
      await parts.database.transaction((transaction) => work.touch(transaction, parts.now()));
      // Somebody may have ended meanwhile, and then others are to be asked than a moment ago.
      continue;
    }
    for (const part of isOver ? [] : asked) {
      const { name } = part.provider;
      // What an earlier run had begun goes on without being asked for.
      const begun = part.attempt.lifecycle === 'PROCESSING';
      if (runs.has(name) || !(begun || step.ask.includes(name))) continue;
      part.attempt = { ...part.attempt, lifecycle: 'PROCESSING' };
      const run = start(parts, work, part, {
        isPermitted: control.permitted.delete(part.attempt.id),
        endings,
        onEnd: () => {
          runs.delete(name);
          news.tell();
        },
        onFault: (fault) => faults.push(fault),
        onStep: () => news.tell(),
      });
      runs.set(name, run);
    }
    if (runs.size === 0 && !isOver) break;
    const untilMs =
      Math.min(isOver ? sliceEndsAtMs + CALL_DEADLINE_MS : sliceEndsAtMs, deadline ?? Infinity) - Date.now();
    await firstOf([...[...runs.values()].map((run) => run.ended), news.next()], Math.max(0, untilMs));
  }
  return { state: 'ended', attempts: standing(), isConcluded: false };
}

async function partOf(parts: FanOutParts, attempt: StoredAttempt): Promise<Part | null> {
  const provider = parts.registry[attempt.provider];
  // Left out by the plan, or not configured any more since the work began.
  if (!provider || attempt.lifecycle.startsWith('SKIPPED_')) return null;
  const reading = attempt.readingId === null ? null : await findReadingById(parts.database.queries, attempt.readingId);
  return { provider, attempt, reading };
}

/** What an app sees of the attempts; that pending work is still pending is no news. */
function visibleState(asked: readonly Part[]): string {
  return JSON.stringify(
    asked.map(({ attempt }) => [attempt.lifecycle, attempt.externalId, attempt.error?.code ?? null]),
  );
}

interface RunOptions {
  isPermitted: boolean;
  endings: Endings;
  onEnd: () => void;
  /** Before `onEnd`: how the part stands could not be written. */
  onFault: (fault: unknown) => void;
  onStep: () => void;
}

/** Takes one provider from step to step until it has ended. */
function start(parts: FanOutParts, work: Work, part: Part, options: RunOptions): Run {
  const { endings, onEnd, onFault, onStep } = options;
  let { isPermitted } = options;
  const [off, pause, unwanted] = [new AbortController(), new AbortController(), new AbortController()];
  off.signal.addEventListener('abort', () => pause.abort());
  pause.signal.addEventListener('abort', () => unwanted.abort());
  const run = async () => {
    for (;;) {
      const step = await stepAttempt(parts, part.provider, work, part.attempt, {
        signal: off.signal,
        isPermitted,
        endWith: (reading) => endings.endWith(part, reading),
      });
      isPermitted = false;
      if (step.state === 'ended') {
        // Taken on by the vendor when nobody waited for it any more.
        const isNew = part.attempt.handle === null && step.attempt.lifecycle === 'CANCELED';
        if (isNew) await callOff(parts, part.provider, step.attempt);
        part.reading = step.reading;
        part.attempt = step.attempt;
        endings.tried(part, step.isConcluded);
        return;
      }
      part.attempt = step.attempt;
      onStep();
      const { signal } = step.attempt.handle === null ? unwanted : pause;
      if (!signal.aborted) await sleep(step.afterMs, signal);
      if (signal.aborted) return;
    }
  };
  const ended = run()
    .catch((fault: unknown) => {
      // Whoever is not waited for any more is told by this alone.
      parts.logger.warn({ provider: part.provider.name }, 'A provider’s part could not be written down.');
      onFault(fault);
    })
    .then(onEnd);
  return { off, pause, unwanted, ended };
}

/** A call that cannot be called off is paid all the same: it runs on, and its answer is there for the next time. */
function leaveAlone({ capabilities }: Provider, run: Run | undefined): void {
  if (capabilities.canCancel) run?.off.abort();
  else run?.unwanted.abort();
}

/** Brings to an end whoever has not ended by himself: those who run by one word, those never asked by another. */
async function settle(
  parts: FanOutParts,
  asked: Part[],
  runs: Map<ProviderName, Run>,
  running: AttemptLifecycle,
  waiting: AttemptLifecycle,
): Promise<void> {
  const open = asked.filter(({ attempt }) => isOpen(attempt));
  if (open.length === 0) return;
  const now = parts.now();
  const left = open.map((part) => ({ part, before: part.attempt }));
  for (const part of open) part.attempt = endedAs(part.attempt, running, waiting, now);
  await parts.database.transaction(async (transaction) => {
    for (const { attempt } of open) await saveAttempt(transaction, attempt);
  });
  await letGo(parts, left, runs);
}

async function letGo(parts: FanOutParts, left: Left, runs: Map<ProviderName, Run>): Promise<void> {
  await Promise.all(
    left.map(async ({ part: { provider }, before }) => {
      leaveAlone(provider, runs.get(provider.name));
      await callOff(parts, provider, before);
    }),
  );
}

function deadlineOf({ createdAt, strategy }: Work): number | null {
  return strategy.deadlineMs === null ? null : createdAt.getTime() + strategy.deadlineMs;
}
