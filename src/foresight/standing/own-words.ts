/** What an owner can say about how it goes. */
export type OwnStatus = 'on-track' | 'question' | 'alarm'

/**
 * Words that owners use for a status in their own lists, as beginnings of words, by what they mean. The gravest that occurs
 * counts. Other words say nothing about how it goes: `Upphandling pågår` is where it stands, not how.
 */
const statusWords: readonly (readonly [OwnStatus, readonly string[]])[] = [
  [
    'alarm',
    [
      ...['röd', 'kris ', 'kritiskt läge', 'haverera', 'avbrut', 'stoppa'],
      ...['red status', 'critical', 'off track', 'stopped'],
    ],
  ],
  [
    'question',
    [
      ...['gul', 'försen', 'senarelag', 'efter plan', 'över budget', 'pausa', 'bekymmer', 'avvik'],
      ...['yellow', 'amber', 'at risk', 'delayed', 'behind schedule', 'over budget', 'paused'],
    ],
  ],
  ['on-track', ['grön', 'enligt plan', 'i fas', 'on track', 'green', 'according to plan', 'on schedule']],
]

/** Reads what an owner says of how it goes in its own word for the status; null when the word does not tell. */
export function statusOf(word: string): OwnStatus | null {
  const text = ` ${word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const found = statusWords.find(([, words]) => words.some((beginning) => text.includes(` ${beginning}`)))
  return found?.[0] ?? null
}
