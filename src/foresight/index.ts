/**
 * Seen before the start: what the signs say, how they are weighed, and how both would have done on what has happened.
 *
 * - case: one large undertaking as it went, with dated and sourced events; the library has 47
 * - fact: a finding, a measurement, a protection or an owner’s word, with the first day somebody could use it
 * - view: whose eyes; what the public could read, or what the organisation could know
 * - sign: one computed warning, a pure function of facts and a day; unknown is one of its levels
 * - score: the signs weighed, explained point by point; a pair or a hard stop makes an alarm, never a sign alone
 * - question, alarm: the owner should answer; it should not start without a signed decision
 * - replay: a case stepped through by the days on which something could be known
 * - standing: how an initiative of the registry stands, the owner’s word beside the evidence; kept for each day it changed
 * - family: one product across its renamings; trouble with it anywhere is a lesson for everybody who has it
 * - warning: a question or warning with an addressee and a clock; raised by the memory of products, by signs, or by a witness
 * - track record: hits, misses and false alarms by name; counts, never rates
 */

export { type Day, isDay } from './facts/day.ts'
export { Facts } from './facts/facts.ts'
export { factsOfCase, referenceDay, type View } from './facts/facts-of-case.ts'
export { familyNames, noFamily } from './family/family-names.ts'
export { type ClassMember, exceedsOnceOver, type Forecast, forecastCost } from './forecast/forecast.ts'
export { readEnded } from './forecast/read-ended.ts'
export { readJudged } from './forecast/read-judged.ts'
export { countRebaselines, slipVelocity } from './forecast/slip-velocity.ts'
export { type CaseFile, Ending } from './library/case-file.ts'
export { readCase, readCases } from './library/read-cases.ts'
export { messages } from './messages.ts'
export { type CaseExport, exportCases } from './offline/export-cases.ts'
export { StandingAnswer, standingAnswer } from './offline/export-standing.ts'
export { CasePage } from './pages/case-page.tsx'
export { CasesNarrowed, CasesPage, readCaseFilter } from './pages/cases-page.tsx'
export { ComparePage } from './pages/compare-page.tsx'
export { foresightPaths, readView } from './pages/paths.ts'
export { TrackPage } from './pages/track-page.tsx'
export { type CaseResult, caseResult } from './replay/case-result.ts'
export { othersWithProduct, questionsTo } from './replay/reach.ts'
export { type Replay, replayCase, scoreOn } from './replay/replay-case.ts'
export { countVerdicts, type TrackLine, trackRecord, type Verdict } from './replay/track-record.ts'
export { type Score, scoreFacts } from './score/score.ts'
export type { FirstPlan } from './standing/forecast-section.tsx'
export { readStanding } from './standing/read-standing.ts'
export { StandingPage } from './standing/standing-page.tsx'
export { StandingSection } from './standing/standing-section.tsx'
export { keepAllStandings, watch, watchInitiatives } from './standing/watch-initiatives.ts'
export { answerWarning } from './warning/answer-warning.ts'
export { closeWarning } from './warning/close-warning.ts'
export { correctWarning } from './warning/correct-warning.ts'
export { escalateWarnings } from './warning/escalate-warnings.ts'
export { readFairness } from './warning/fairness.ts'
export { FairnessPage } from './warning/fairness-page.tsx'
export { warningMessages } from './warning/messages.ts'
export { RaisePage } from './warning/raise-page.tsx'
export { raiseWarning } from './warning/raise-warning.ts'
export {
  countWarningFacets,
  countWarnings,
  listWarnings,
  readWarning,
  type WarningFilter,
  type WarningLine,
} from './warning/read-warnings.ts'
export { replayWarning } from './warning/store.ts'
export { Warning } from './warning/warning.ts'
export { warningFeed } from './warning/warning-feed.ts'
export { WarningPage } from './warning/warning-page.tsx'
export { raisePath, standingPath, warningHref, warningPaths } from './warning/warning-paths.ts'
export {
  readWarningFilter,
  WARNINGS_SHOWN,
  WarningsNarrowed,
  WarningsPage,
} from './warning/warnings-page.tsx'
