import { z } from 'zod'
import type { Bilingual as BilingualText } from '#platform/language'

/** Reads `Svenska | English` from one line, so that both languages stand side by side and neither can be missing. */
export const Bilingual = z.string().transform((line, context): BilingualText => {
  const [sv, en, ...more] = line.split(' | ').map((half) => half.trim())
  if (!sv || !en || more.length > 0) {
    context.addIssue('write the Swedish text, " | ", and the English text')
    return z.NEVER
  }
  return { sv, en }
})
export type Bilingual = BilingualText
