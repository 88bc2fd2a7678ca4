/** Two equal languages: their names, texts that exist in both, and how numbers, dates and money are written. */

export {
  formatAmount,
  formatBytes,
  formatDate,
  formatNumber,
  formatPercent,
  formatShortDate,
} from './format.ts'
export { type Bilingual, isLanguage, type Language, languages } from './language.ts'
export { upright } from './upright.ts'
