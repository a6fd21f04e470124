import type { ProviderName } from './provider-name.js';

/** How one imitated vendor behaves. The first group is the same for all of them, the second is for each to express. */
export const BEHAVIOURS = [
  'NORMAL',
  'SLOW',
  'TIMES_OUT',
  'UNAUTHORIZED',
  'PAYMENT_REQUIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'SERVER_ERROR_ONCE',
  'SERVER_ERROR_TWICE',
  'SERVER_ERROR_ALWAYS',
  'MALFORMED_JSON',
  'WRONG_TYPES',
  'HUGE',
  'CUT_CONNECTION',
  'REDIRECT',

  'REFUSED',
  'BROKEN',
  'NEVER_READY',
  'WRONG_DATE_OF_BIRTH',
  'FORGED',
  'FACE_DIFFERS',
  'NOT_LIVE',
  'INVOICE_VOID',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

/** Named by an app, to see what happens then. Each vendor is scripted apart; who is not named behaves normally. */
export interface Scenario {
  id: string;
  title: string;
  behaviours: Partial<Record<ProviderName, Behaviour>>;
}

/** The header by which a call to the sandbox says which scenario it is part of. */
export const SCENARIO_HEADER = 'x-verigraph-scenario';

const VENDORS = ['chekin', 'beorg', 'neurovision', 'flyocr', 'artemis'] as const satisfies readonly ProviderName[];

function scenario(id: string, title: string, behaviours: Scenario['behaviours']): Scenario {
  return { id, title, behaviours };
}

function everyVendor(behaviour: Behaviour): Scenario['behaviours'] {
  return Object.fromEntries(VENDORS.map((vendor) => [vendor, behaviour]));
}

/** `all-slow`, `chekin-slow` and so on for each behaviour, and stories in which vendors differ. */
export const SCENARIOS: readonly Scenario[] = [
  ...BEHAVIOURS.flatMap((behaviour) => {
    const slug = behaviour.toLowerCase().replaceAll('_', '-');
    const words = slug.replaceAll('-', ' ');
    return [
      scenario(`all-${slug}`, `Every vendor: ${words}`, everyVendor(behaviour)),
      ...VENDORS.map((vendor) => scenario(`${vendor}-${slug}`, `${vendor}: ${words}`, { [vendor]: behaviour })),
    ];
  }),
  scenario('one-times-out-one-disagrees-one-forged', 'A times out, B disagrees on the birth date, C says forged', {
    chekin: 'TIMES_OUT',
    beorg: 'WRONG_DATE_OF_BIRTH',
    neurovision: 'FORGED',
  }),
];

export function findScenario(id: string): Scenario | null {
  return SCENARIOS.find((each) => each.id === id) ?? null;
}
