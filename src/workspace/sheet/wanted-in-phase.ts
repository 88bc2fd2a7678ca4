import type { InitiativeClaims, Phase } from '#registry'

/** Parts of the form about an initiative beyond the core, in the order they come to matter. */
export const formParts = ['why', 'moneyAndTime', 'introduction', 'ending', 'links'] as const
export type FormPart = (typeof formParts)[number]

type Wanted = 'need' | 'aim' | 'benefit' | 'money' | 'endsOn' | 'introductionPlan' | 'lesson'

/** What each phase adds to what is worth telling: a plan before it begins, a lesson when it ends however it ends. */
const addedByPhase: Readonly<Record<Phase, readonly [readonly FormPart[], readonly Wanted[]]>> = {
  idea: [['why'], ['need']],
  preparation: [['why'], ['need', 'aim', 'benefit']],
  procurement: [
    ['why', 'moneyAndTime'],
    ['aim', 'benefit', 'money', 'endsOn'],
  ],
  development: [
    ['why', 'moneyAndTime'],
    ['aim', 'benefit', 'money', 'endsOn'],
  ],
  pilot: [
    ['moneyAndTime', 'introduction'],
    ['benefit', 'money', 'endsOn', 'introductionPlan'],
  ],
  introduction: [
    ['moneyAndTime', 'introduction'],
    ['benefit', 'money', 'endsOn', 'introductionPlan'],
  ],
  operation: [
    ['moneyAndTime', 'ending'],
    ['benefit', 'money', 'lesson'],
  ],
  paused: [['ending'], ['lesson']],
  stopped: [
    ['moneyAndTime', 'ending'],
    ['money', 'lesson'],
  ],
  retired: [['ending'], ['lesson']],
}

/** The phases in which a part of the form stands open. */
export const phasesOf = (part: FormPart): string[] =>
  Object.entries(addedByPhase)
    .filter(([, [parts]]) => parts.includes(part))
    .map(([phase]) => phase)

/** Fields that are worth telling in the phase an initiative is in, and that are not told yet. Pure. */
export function wantedIn(claims: Partial<InitiativeClaims>): Wanted[] {
  const { phase } = claims
  return phase ? addedByPhase[phase][1].filter((field) => claims[field] === undefined) : []
}
