import type { NeedClassifier } from './classify-needs.ts'
import type { NeedQuestion, NeedVerdict } from './need-verdict.ts'

/** A record as its needs are told from it. */
export interface NeedSubject {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly language: string
  readonly claims: Readonly<Record<string, unknown>>
}

/** Letters of a text that tell its need, when the title does not. */
const TELLING = 600
const texts = ['need', 'summary', 'aim', 'description'] as const

/** What is read of a record. */
export function readingOf({ title, claims, language }: NeedSubject): Required<NeedQuestion> {
  const text = texts.map((name) => claims[name]).find((said) => typeof said === 'string' && said !== '')
  return {
    title,
    text: typeof text === 'string' ? text.slice(0, TELLING) : '',
    cpv: Array.isArray(claims.cpv)
      ? claims.cpv.filter((code): code is string => typeof code === 'string')
      : [],
    language: language === 'sv' || language === 'en' ? language : 'unknown',
  }
}

/**
 * What the rules tell of a record: its title and CPV codes decide, and its text is read only when they say nothing. A
 * product without a text is a name, which says nothing.
 */
export function needsByRules(classify: NeedClassifier, record: NeedSubject): NeedVerdict[] {
  const { text, ...reading } = readingOf(record)
  if (record.kind === 'product' && text === '') return []
  const byTitle = classify(reading)
  return byTitle.length > 0 || text === '' ? byTitle : classify({ ...reading, text })
}
