import type { TextLanguage } from '#platform/text'

/** What is known of an initiative when its needs are to be told. */
export interface NeedQuestion {
  title: string
  /** The need or a summary, in the same language as the title; its first 400 words are read. */
  text?: string
  /** CPV 2008 codes, with or without check digit or name after them. */
  cpv?: readonly string[]
  /** `unknown` when left out. */
  language?: TextLanguage
}

/** Where evidence stands. */
export type NeedField = 'title' | 'text' | 'cpv'

/** Why a need was chosen: the words as they stand in the source, and the word of the taxonomy they answered to. */
export interface NeedEvidence {
  where: NeedField
  words: readonly string[]
  /** The taxonomy's word, or the CPV code. */
  because: string
  /** Its part of the score. */
  worth: number
}

/** A need that the rules told. */
export interface NeedVerdict {
  need: string
  /** The sum of the evidence's worth. Compare within one classification only. */
  score: number
  evidence: readonly NeedEvidence[]
}
