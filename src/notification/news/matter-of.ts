import { z } from 'zod'
import type { Entry } from '#ledger'

/** Entries that are news to whoever follows what they are about; their words stand in the messages. */
export const newsTypes = [
  'initiative.registered',
  'initiative.changed',
  'initiative.gone-at-source',
  'initiative.need-corrected',
  'solution.registered',
  'solution.changed',
  'solution.gone-at-source',
  'solution.need-corrected',
  'product.registered',
  'product.changed',
  'product.gone-at-source',
  'product.need-corrected',
  'warning.raised',
  'warning.escalated',
  'warning.answered',
  'warning.closed',
  'concern.overdue',
  'adoption.changed',
  'reuse.linked',
  'trial.registered',
  'fidelity.reported',
  'go-live.planned',
  'go-live.verdict-given',
  'go-live.decided',
  'statement.attached',
  'readiness-claim.recorded',
] as const
export type NewsType = (typeof newsTypes)[number]

/** What an entry is about, as far as somebody can follow it. */
export interface Matter {
  readonly index: number
  readonly type: NewsType
  readonly at: Date
  /** Records by id, the one it is most about first. */
  readonly records: readonly string[]
  readonly organisation: string | null
  /** Id of the warning or the concern, where it is about one. */
  readonly case: string | null
  /** Names of the fields that changed, where the entry says. */
  readonly changed: readonly string[]
  /** How far up it has gone: the owner, the board, oversight. */
  readonly reached: 'owner' | 'board' | 'oversight' | null
  readonly demonstration: boolean
}

const id = z.string().min(1).max(60)
/** The little that we read of contents that other slices write; what is not there is not there. */
const Content = z.object({
  record: z
    .union([id, z.object({ organisation: id.nullish(), demonstration: z.boolean().optional() })])
    .nullish()
    .catch(null),
  initiative: id.optional().catch(undefined),
  organisation: id.nullish().catch(null),
  adoption: z.object({ record: id, organisation: id }).optional().catch(undefined),
  link: z.object({ record: id, to_record: id, organisation: id.nullish() }).optional().catch(undefined),
  changed: z.array(z.string()).default([]).catch([]),
  stage: z.int().optional().catch(undefined),
  level: z.enum(['owner', 'board', 'oversight']).optional().catch(undefined),
  demonstration: z.boolean().optional().catch(undefined),
})

/** Reads what an entry is about; null when nobody can follow that, or when its content has been erased. Pure. */
export function matterOf(entry: Pick<Entry, 'index' | 'type' | 'subject' | 'at' | 'content'>): Matter | null {
  const type = newsTypes.find((one) => one === entry.type)
  const content = type && Content.safeParse(entry.content).data
  if (!type || !content) return null
  const { record, initiative, adoption, link, stage, level } = content
  const whole = typeof record === 'object' ? record : null
  const told = typeof record === 'string' ? record : null
  const named = [told, initiative, adoption?.record, link?.record, link?.to_record]
  return {
    ...{ index: entry.index, type, at: entry.at, changed: content.changed },
    records: [...new Set([whole ? entry.subject : null, ...named].flatMap((one) => one ?? []))],
    organisation:
      whole?.organisation ?? adoption?.organisation ?? link?.organisation ?? content.organisation ?? null,
    case: /^(warning|concern)\./.test(type) ? entry.subject : null,
    reached: level ?? (stage === undefined ? null : (stages[stage] ?? 'owner')),
    demonstration: whole?.demonstration ?? content.demonstration ?? false,
  }
}

/** Who an unanswered warning has reached by its stage; 1 reminds the owner. */
const stages: Readonly<Record<number, 'owner' | 'board' | 'oversight'>> = { 2: 'board', 3: 'oversight' }
