import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { MediaType } from '../../domain/media-type.js';
import { isVideoMediaType } from '../../domain/media-type.js';
import { decimalOf, millionths } from '../../domain/strategy.js';
import type { FanOutMode } from '../../domain/strategy.js';
import type { PlannedProvider as DomainPlannedProvider, PlannedRequest } from '../../orchestration/plan.js';
import { requestKindOf } from '../../orchestration/document-work.js';
import { planProviders } from '../../orchestration/plan.js';
import type { GraphContext } from '../context.js';
import { checkInput } from '../problems.js';
import { describeProvider } from '../provider/describe-provider.js';
import { toStrategy } from '../strategy/strategy.input.js';
import { ExplainInput, Plan } from './plan.type.js';

const SUMMARIES: Record<FanOutMode, string> = {
  FIRST: 'Only the first is asked.',
  FALLBACK: 'One after the other, until what is wanted is known.',
  RACE: 'All at once; the first useful answer wins.',
  ALL: 'All at once; everybody’s answer is waited for.',
  CONSENSUS: 'As many as must agree at once; further ones only where they disagree.',
};

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => Plan, {
    description:
      'Who would be asked about such a thing, in which order and at what cost, and why not the others; sends nothing.',
  })
  async explain(
    @Arg('input', () => ExplainInput) input: ExplainInput,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<Plan> {
    await checkInput(input);
    const strategy = toStrategy(input.strategy);
    const plan = planProviders(requestOf(input), parts.registry, strategy, parts.health.viewFor(caller.tenant));
    return {
      mode: strategy.mode,
      providers: plan.map(({ name, position, excluded, expectedCost, costKnown, expectedLatencyMs }) => ({
        provider: describeProvider(parts, caller, name),
        position,
        excluded,
        expectedCost,
        costKnown,
        expectedLatencyMs,
      })),
      worstCost: worstCostOf(strategy.mode, plan),
      summary: SUMMARIES[strategy.mode],
    };
  }
}

function requestOf(input: ExplainInput): PlannedRequest {
  const kind = input.request ?? requestKindOf(input.typeCode ?? null);
  // A media type that nobody takes is told as such for each provider.
  const mediaType = input.mediaType as MediaType;
  const file = { mediaType, byteLength: input.byteLength };
  const hasNoFile = kind === 'INVOICE_VERIFICATION' || kind === 'OCR_EXPORT';
  const method = input.livenessMethod ?? (isVideoMediaType(mediaType) ? 'VIDEO' : 'SILENT_IMAGE');
  return {
    kind,
    documentKind: kind === 'DOCUMENT' ? (input.kind ?? null) : null,
    ...(kind === 'LIVENESS' ? { livenessMethod: method } : {}),
    files: hasNoFile ? [] : kind === 'FACE_MATCH' ? [file, file] : [file],
  };
}

/** Of the currency of the first that costs anything; mixed currencies are not added up. */
function worstCostOf(mode: FanOutMode, plan: readonly DomainPlannedProvider[]): Plan['worstCost'] {
  const asked = plan.filter(({ position }) => position !== null && (mode !== 'FIRST' || position === 0));
  if (asked.some(({ costKnown }) => !costKnown)) return null;
  const costs = asked.flatMap(({ expectedCost }) => (expectedCost ? [expectedCost] : []));
  const currency = costs[0]?.currency;
  if (!currency || costs.some((cost) => cost.currency !== currency)) return null;
  return { amount: decimalOf(costs.reduce((sum, cost) => sum + millionths(cost.amount), 0n)), currency };
}
