import { z } from 'zod'
import { severities } from './duty-clock.ts'

/** When a writer's words may be shown: at once, when at least five have written about the same, or never. */
export const wishes = ['now', 'five', 'never'] as const
export type Wish = (typeof wishes)[number]

/** The longest texts that are taken, in characters. */
export const longest = { doing: 300, happened: 1_500, reply: 1_500, name: 200 } as const

const Day = z.iso.date()
const common = { id: z.string().length(22), day: Day }
const receipt = z.string().length(64)

/**
 * What a person without an account did, as it lies in the waiting room: with the day and nothing finer, and with the hash
 * (SHA-256, hexadecimal) of a receipt instead of its code.
 */
export const Act = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('concern'),
    receipt,
    language: z.enum(['sv', 'en']),
    record: z.string().max(100).nullable(),
    systemWords: z.string().max(longest.name).nullable(),
    organisation: z.string().max(100).nullable(),
    organisationWords: z.string().max(longest.name).nullable(),
    doing: z.string().min(1).max(longest.doing),
    happened: z.string().min(1).max(longest.happened),
    severity: z.enum(severities),
    stepsLost: z.int().min(0).max(10_000).nullable(),
    minutesLost: z.int().min(0).max(10_000).nullable(),
    wish: z.enum(wishes),
    held: z.boolean(),
    demonstration: z.boolean(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('reply'),
    receipt,
    words: z.string().min(1).max(longest.reply),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('verdict'),
    receipt,
    solved: z.boolean(),
    words: z.string().max(longest.reply),
  }),
  z.strictObject({ ...common, kind: z.literal('wish'), receipt, wish: z.enum(wishes) }),
  z.strictObject({
    ...common,
    kind: z.literal('incident'),
    record: z.string().max(100),
    demonstration: z.boolean(),
  }),
])
export type Act = z.infer<typeof Act>
export type ConcernAct = Extract<Act, { kind: 'concern' }>
