import { z } from 'zod'
import { Bilingual } from './bilingual-line.ts'

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a short kebab-case English id')
/** Codes are written with commas between them: `48160000, 72212160`. */
const codes = (pattern: RegExp) =>
  z
    .string()
    .default('')
    .transform((line) => items(line))
    .pipe(z.array(z.string().regex(pattern)))

/** A word of a need. A weak word decides only when nothing stronger speaks. */
export interface NeedWord {
  text: string
  language: 'sv' | 'en'
  weak: boolean
}

const words = z
  .string()
  .transform((line, context) => {
    const [sv, en, ...more] = line.split(' | ')
    if (sv === undefined || en === undefined || more.length > 0) {
      context.addIssue('write the Swedish words, " | ", and the English words')
      return z.NEVER
    }
    return [
      ...items(sv).map((text) => toWord(text, 'sv')),
      ...items(en).map((text) => toWord(text, 'en')),
    ] as const
  })
  .pipe(z.array(z.custom<NeedWord>()).min(1).readonly())

/**
 * A need that says how rather than what for gives way to a more particular one: a `service` is how help is bought
 * (consultants, maintenance, licences), a `tool` is used in many fields (case handling, payment).
 */
const Generality = z.enum(['service', 'tool'])
export type Generality = z.output<typeof Generality>

/** A need as it is written in a taxonomy file. */
const LeafNeed = z.strictObject({
  id,
  label: Bilingual,
  scope: Bilingual,
  words,
  types: words,
  general: Generality.optional(),
  cpv: codes(/^\d{8}$/),
})

const NeedGroup = z.strictObject({ id, label: Bilingual, scope: Bilingual, needs: z.array(LeafNeed).min(1) })

/** One file of the taxonomy: an area with its groups and their needs. */
export const NeedArea = z.strictObject({
  id,
  label: Bilingual,
  scope: Bilingual,
  cofog: codes(/^\d{2}(?:\.\d)?$/),
  klassa: z.string().optional(),
  groups: z.array(NeedGroup).min(1),
})
export type NeedArea = z.output<typeof NeedArea>

/** A societal goal that needs from several areas serve. */
export const Theme = z.strictObject({
  id,
  label: Bilingual,
  scope: Bilingual,
  needs: z.string().transform(items),
})
export type Theme = z.output<typeof Theme>

export type NeedLevel = 'area' | 'group' | 'need'

/** One node of the functional map. Areas have no parent; only needs have words, product types and CPV codes. */
export interface Need {
  id: string
  level: NeedLevel
  parent: string | undefined
  label: Bilingual
  scope: Bilingual
  /** Synonyms, everyday words and abbreviations. */
  words: readonly NeedWord[]
  /** The kinds of product that are typically bought for it. */
  types: readonly NeedWord[]
  general?: Generality | undefined
  /** CPV 2008 codes that name this need and no other. */
  cpv: readonly string[]
  /** COFOG divisions or groups of the area; needs inherit them. */
  cofog: readonly string[]
  /** The kind of process in KLASSA 2.1, where the area has one. */
  klassa: string | undefined
}

function items(line: string): string[] {
  return line
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function toWord(text: string, language: 'sv' | 'en'): NeedWord {
  return text.startsWith('~')
    ? { text: text.slice(1), language, weak: true }
    : { text, language, weak: false }
}
