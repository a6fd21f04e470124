import type { FaceReading, LivenessReading, ScoreScale } from '../../domain/face.js';
import { normalLabel } from './labels.js';
import type { FlyocrItem } from './wire.js';

/** "Decision value:99", "98.8", "100.0": of a hundred (INFERRED). */
const PERCENT: ScoreScale = { worst: 0, best: 100 };

const LONGEST_REMARK = 200;

type Meaning = 'RESULT' | 'VALUE' | 'LIVE' | 'REPLACED' | 'BLINKED' | 'MOUTH';

/** English as printed on the page (HIGH); Chinese: the first two of a client of the twin (MED), the others INFERRED. */
const LABELS: ReadonlyMap<string, Meaning> = new Map(
  (
    [
      ['Decision result', 'RESULT'],
      ['Decision value', 'VALUE'],
      ['Live or not', 'LIVE'],
      ['Whether there is a replacement', 'REPLACED'],
      ['Whether there is blinking', 'BLINKED'],
      ['Whether there is a mouth', 'MOUTH'],
      ['判定结果', 'RESULT'],
      ['判定值', 'VALUE'],
      ['是否活体', 'LIVE'],
      ['是否有替换', 'REPLACED'],
      ['是否有眨眼', 'BLINKED'],
      ['是否有张嘴', 'MOUTH'],
    ] as const
  ).map(([label, meaning]) => [normalLabel(label), meaning]),
);

const YES: ReadonlySet<string> = new Set(['yes', 'true', '是'].map(normalLabel));
const NO: ReadonlySet<string> = new Set(['no', 'false', '否'].map(normalLabel));
const LIVING: ReadonlySet<string> = new Set(['Living body', '活体'].map(normalLabel));
const NOT_LIVING: ReadonlySet<string> = new Set(['Non-living body', '非活体'].map(normalLabel));

interface Verdict {
  /** null where the text is nothing but a verdict. */
  meaning: Meaning | null;
  text: string;
  /** As the vendor wrote it, for what nobody understands. */
  whole: string;
}

/** The three forms of a verdict: `content` has it, or `desc` has it behind a colon, or `desc` is it. */
function verdictOf({ label, content }: FlyocrItem): Verdict {
  const colon = content === '' ? /^([^:：]+)[:：](.*)$/s.exec(label) : null;
  const name = colon?.[1] ?? label;
  const meaning = LABELS.get(normalLabel(name)) ?? null;
  if (content !== '') return { meaning, text: content, whole: `${label}: ${content}` };
  return colon
    ? { meaning, text: (colon[2] ?? '').trim(), whole: label }
    : { meaning: null, text: label, whole: label };
}

function yesOrNo(text: string): boolean | null {
  const word = normalLabel(text);
  if (YES.has(word) || LIVING.has(word)) return true;
  return NO.has(word) || NOT_LIVING.has(word) ? false : null;
}

function scoreOf(text: string | null): number | null {
  const score = text !== null && /^\d+(\.\d+)?%?$/.test(text.trim()) ? Number.parseFloat(text) : null;
  return score !== null && score <= PERCENT.best ? score : null;
}

/** Pure: E3 of the face comparison. The vendor states no threshold. */
export function mapFace(items: readonly FlyocrItem[]): FaceReading {
  const verdicts = items.map(verdictOf);
  const textOf = (meaning: Meaning) => verdicts.find((each) => each.meaning === meaning)?.text ?? null;
  const result = textOf('RESULT');
  const samePerson = result === null ? null : yesOrNo(result);
  const rawScore = textOf('VALUE');
  const score = scoreOf(rawScore);
  return {
    rawScore,
    score,
    scale: score === null ? null : PERCENT,
    threshold: null,
    samePerson,
    remarks: remarksOf(
      verdicts,
      (each) => each.meaning === 'VALUE' || (each.meaning === 'RESULT' && samePerson !== null),
    ),
  };
}

/**
 * Pure: E3 of silent and of video liveness. The decision value is 99 for a living face and 100 for one that is not, in the
 * page's own samples: it says how sure the decision is, and so has no scale from "not live" to "live" (INFERRED).
 */
export function mapLiveness(items: readonly FlyocrItem[]): LivenessReading {
  const verdicts = items.map(verdictOf);
  const textOf = (meaning: Meaning) => verdicts.find((each) => each.meaning === meaning)?.text ?? null;
  const answerTo = (meaning: Meaning) => yesOrNo(textOf(meaning) ?? '');
  const bare = verdicts.find((each) => each.meaning === null && yesOrNo(each.text) !== null);
  const rawScore = textOf('VALUE');
  return {
    live: answerTo('LIVE') ?? answerTo('RESULT') ?? (bare ? yesOrNo(bare.text) : null),
    rawScore,
    score: scoreOf(rawScore),
    scale: null,
    blinked: answerTo('BLINKED'),
    mouthOpened: answerTo('MOUTH'),
    replaced: answerTo('REPLACED'),
    remarks: remarksOf(
      verdicts,
      (each) => each === bare || each.meaning === 'VALUE' || (each.meaning !== null && yesOrNo(each.text) !== null),
    ),
  };
}

/** What nobody understood, in the vendor's words; addresses are no words. */
function remarksOf(verdicts: readonly Verdict[], isUnderstood: (verdict: Verdict) => boolean): string[] {
  return verdicts
    .filter((each) => !isUnderstood(each) && each.whole.length <= LONGEST_REMARK && !/:\/\//.test(each.whole))
    .map((each) => each.whole);
}
