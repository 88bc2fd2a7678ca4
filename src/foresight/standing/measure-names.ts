import { type Bilingual, formatDate, formatNumber, type Language } from '#platform/language'
import type { Measure, Measurement } from '../facts/facts.ts'

/** What each thing that can be measured is called, with its unit. */
export const measureNames: Readonly<Record<Measure, Bilingual>> = {
  cost: { sv: 'kostnad, mnkr', en: 'cost, SEK m' },
  'first-cost': { sv: 'första kostnad, mnkr', en: 'first cost, SEK m' },
  'planned-start': { sv: 'planerad slutdag', en: 'planned end' },
  'first-planned-start': { sv: 'första planerade slutdag', en: 'first planned end' },
  'real-task-trial': { sv: 'prov med verkliga uppgifter', en: 'trials with real tasks' },
  'cutover-share': { sv: 'andel som flyttas samma dag', en: 'share moved on the same day' },
  'parallel-run': {
    sv: 'gammalt och nytt sida vid sida (1 är ja)',
    en: 'old and new side by side (1 is yes)',
  },
  'tested-way-back': { sv: 'prövad väg tillbaka (1 är ja)', en: 'tested way back (1 is yes)' },
  'must-haves-cut': {
    sv: 'andel nödvändiga funktioner som tagits bort',
    en: 'share of must-have functions cut',
  },
  'tests-passed': { sv: 'andel avgörande prov som klarats', en: 'share of critical tests passed' },
  'pilots-cancelled': { sv: 'inställda piloter', en: 'pilots cancelled' },
  concerns: { sv: 'synpunkter per 100 användare och vecka', en: 'concerns per 100 users and week' },
  'usual-concerns': {
    sv: 'vanligt antal synpunkter per 100 användare och vecka',
    en: 'usual concerns per 100 users and week',
  },
  'exposed-users': { sv: 'användare', en: 'users' },
  'warnings-open': { sv: 'olösta oberoende varningar', en: 'independent warnings not settled' },
  'answers-overdue': { sv: 'säkerhetsfrågor över tiden', en: 'safety concerns overdue' },
  'owner-level': { sv: 'nivå enligt ägaren', en: 'level according to the owner' },
  'evidence-level': { sv: 'nivå enligt beläggen', en: 'level according to the evidence' },
  'training-passed': { sv: 'andel som klarat utbildningens prov', en: 'share that passed the training test' },
  'approvals-missing': { sv: 'godkännanden som saknas', en: 'approvals missing' },
  'family-trouble': { sv: 'öppna lärdomar om samma produkt', en: 'open lessons about the same product' },
  'criteria-waived': { sv: 'avgörande villkor som frångåtts', en: 'critical criteria waived' },
  'own-evidence': {
    sv: 'andel belägg som projektet gjort självt',
    en: 'share of evidence made by the project',
  },
  'before-values': { sv: 'uppmätta utgångsvärden', en: 'before-values measured' },
  'critical-errors': {
    sv: 'avgörande uppgifter som ändrats eller tappats',
    en: 'critical items altered or lost',
  },
  'time-ratio': { sv: 'ny tid delad med gammal', en: 'new time divided by old' },
  'capacity-ratio': { sv: 'kapacitet efter delad med före', en: 'capacity after divided by before' },
  'fields-withheld': { sv: 'uppgifter som hålls inne', en: 'fields withheld' },
  'requirements-growth': { sv: 'kravtillväxt per månad', en: 'growth of requirements per month' },
  'payment-at-start': {
    sv: 'andel av priset som betalas vid start',
    en: 'share of the price paid at the start',
  },
  'evidence-age': {
    sv: 'senaste beläggets ålder i utlovade intervall',
    en: 'age of the newest evidence in promised intervals',
  },
  'owner-changes': { sv: 'byten av ansvarig på ett år', en: 'changes of owner in a year' },
  'owners-named': { sv: 'ansvariga som är utpekade', en: 'accountable owners named' },
}

/** A measured value as it is written: planned days as dates, the rest as figures. */
export function writeMeasured({ measure, value }: Measurement, language: Language): string {
  if (measure !== 'planned-start' && measure !== 'first-planned-start')
    return formatNumber(value, language, 2)
  return formatDate(new Date(value * 86_400_000).toISOString().slice(0, 10), language)
}
