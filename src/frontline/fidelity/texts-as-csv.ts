import type { PolarityPair } from './polarity-pairs.ts'

/** The texts as they are to be entered, as CSV with an id each; read back, the second column is critical text. */
export const textsAsCsv = (pairs: readonly PolarityPair[]): string =>
  ['id,text:text!', ...pairs.map(({ written }, at) => `${at + 1},"${written.replaceAll('"', '""')}"`)].join(
    '\r\n',
  )
