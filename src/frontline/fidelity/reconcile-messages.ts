import type { RecordTable } from './read-table.ts'

/** How urgent a message is, and how long it may wait before its silence is an alarm, in minutes. */
export const messageLimits = { emergency: 15, urgent: 4 * 60, routine: 24 * 60 } as const
export type MessageClass = keyof typeof messageLimits
export const messageClasses = ['emergency', 'urgent', 'routine'] as const satisfies readonly MessageClass[]

/** Ages of silence: within the limit of its class, up to a day, up to a week, and more. */
export const ages = ['within-limit', 'up-to-a-day', 'up-to-a-week', 'older'] as const
export type Age = (typeof ages)[number]

/** What became of the messages of one class. */
export interface MessageBalance {
  readonly class: MessageClass
  readonly sent: number
  readonly acknowledged: number
  readonly completed: number
  readonly rejected: number
  /** sent − acknowledged − completed − rejected, by how long ago they were sent. */
  readonly unexplained: Readonly<Record<Age, number>>
  /** Unexplained for longer than the class may wait. */
  readonly alarms: number
}

const MINUTE = 60_000

/**
 * Balances messages by class: each has one fate, the last of rejected, completed and acknowledged that has a time; what has
 * none is unexplained. Rows carry `class`, `sent`, `acknowledged`, `completed`, `rejected`; an unknown class counts as
 * routine, and a message without a time of sending as older than all limits.
 */
export function reconcileMessages(table: RecordTable, now: Date): MessageBalance[] {
  const rows = [...table.records.values()]
  return messageClasses.flatMap((name) => {
    const own = rows.filter((row) => classOf(row.class) === name)
    return own.length === 0 ? [] : [balance(name, own, now)]
  })
}

function balance(
  name: MessageClass,
  rows: readonly Readonly<Record<string, string>>[],
  now: Date,
): MessageBalance {
  const fates = rows.map((row) => ({ fate: fateOf(row), age: ageOf(name, row.sent, now) }))
  const count = (fate: string) => fates.filter((one) => one.fate === fate).length
  const unexplained = (age: Age) =>
    fates.filter((one) => one.fate === 'unexplained' && one.age === age).length
  const byAge: Record<Age, number> = {
    'within-limit': unexplained('within-limit'),
    'up-to-a-day': unexplained('up-to-a-day'),
    'up-to-a-week': unexplained('up-to-a-week'),
    older: unexplained('older'),
  }
  return {
    class: name,
    sent: rows.length,
    acknowledged: count('acknowledged'),
    completed: count('completed'),
    rejected: count('rejected'),
    unexplained: byAge,
    alarms: byAge['up-to-a-day'] + byAge['up-to-a-week'] + byAge.older,
  }
}

const fateOf = (row: Readonly<Record<string, string>>) =>
  (['rejected', 'completed', 'acknowledged'] as const).find((fate) => (row[fate] ?? '').trim() !== '') ??
  'unexplained'

function classOf(words: string | undefined): MessageClass {
  const word = (words ?? '').trim().toLowerCase()
  if (['emergency', 'akut'].includes(word)) return 'emergency'
  return ['urgent', 'brådskande', 'skyndsam'].includes(word) ? 'urgent' : 'routine'
}

function ageOf(name: MessageClass, sent: string | undefined, now: Date): Age {
  const at = Date.parse((sent ?? '').trim().replace(' ', 'T'))
  const minutes = Number.isNaN(at) ? Number.POSITIVE_INFINITY : (now.getTime() - at) / MINUTE
  if (minutes <= messageLimits[name]) return 'within-limit'
  if (minutes <= 24 * 60) return 'up-to-a-day'
  return minutes <= 7 * 24 * 60 ? 'up-to-a-week' : 'older'
}

/** All that is unexplained, of any age. */
export const unexplainedIn = ({ unexplained }: MessageBalance): number =>
  ages.reduce((sum, age) => sum + unexplained[age], 0)
