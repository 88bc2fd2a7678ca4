/**
 * What those who use the systems meet, and what became of it.
 *
 * concern       what somebody at work met, told without a name; the owner has a duty to answer it
 * receipt       the code that is shown once to whoever told it; we keep only its hash
 * act           something a person without an account did: told a concern, wrote again, said that it is solved or not
 * waiting room  where acts lie until the night, so that no exact time of them is stored anywhere
 * duty clock    by which day a concern is to be acknowledged and answered, and what is overdue
 * escalation    what happens by itself when a day has passed: owner, board, oversight
 * trial         named tasks done the old way and the new by those who are to use it; its plan is promised beforehand
 * run           one task done once by one participant, as sums of steps, time and errors
 * fidelity      the share of critical fields that say the same where they are shown as where they were entered
 * capacity      output per staffed hour
 * go-live       a start: what was to hold before it, the two words on readiness, limits at which it is stopped
 * readiness     management's word and the users' word, never merged
 * statement     what a union, a professional body, an auditor or a regulator says in its own name
 */

export { CapacityDraft } from './capacity/capacity.ts'
export { importCapacity, readCapacity } from './capacity/import-capacity.ts'
export { readPoints } from './capacity/read-points.ts'
export { answerConcern, type ConcernOutcome } from './concern/answer-concern.ts'
export {
  type Candidate,
  CandidateList,
  ConcernForm,
  FindSystemPage,
  OWN_WORDS,
} from './concern/concern-form.tsx'
export { concernPaths } from './concern/concern-paths.ts'
export { ConcernSection } from './concern/concern-section.tsx'
export { DeskPage, ModeratorPage } from './concern/desk-page.tsx'
export { DoorsPage } from './concern/doors-page.tsx'
export { DutyPage } from './concern/duty-page.tsx'
export { IncidentPage, WrongdoingPage } from './concern/guidance-pages.tsx'
export { countIncident, handInConcern } from './concern/hand-in-concern.ts'
export { keepDeadlines } from './concern/keep-deadlines.ts'
export { messages as concernMessages } from './concern/messages.ts'
export { moderateConcern } from './concern/moderate-concern.ts'
export { mayReadConcerns, readByReceipt, readConcernsOf, readForModerator } from './concern/read-concerns.ts'
export {
  ConcernTally,
  ConcernWords,
  DutyStanding,
  OverdueConcern,
  readConcernTally,
  readConcernWords,
  readDuty,
  readOverdue,
} from './concern/read-public.ts'
export { ReceiptPage } from './concern/receipt-page.tsx'
export { takeInActs, takeInConcerns } from './concern/take-in.ts'
export { ThreadPage } from './concern/thread-page.tsx'
export { openWaitingRoom, type WaitingRoom } from './concern/waiting-room.ts'
export { writeAgain } from './concern/write-again.ts'
export { type Comparison, compareTables } from './fidelity/compare-tables.ts'
export { FidelityPage } from './fidelity/fidelity-page.tsx'
export { messages as fidelityMessages } from './fidelity/messages.ts'
export { polarityFlips } from './fidelity/polarity.ts'
export { flippedPairs, unflippedPairs } from './fidelity/polarity-pairs.ts'
export { readFidelityReports } from './fidelity/read-reports.ts'
export { type RecordTable, readTable } from './fidelity/read-table.ts'
export { type MessageBalance, reconcileMessages, unexplainedIn } from './fidelity/reconcile-messages.ts'
export { reportFidelity } from './fidelity/report-fidelity.ts'
export { countKinds, judgeFidelity, summarise } from './fidelity/summarise.ts'
export { textsAsCsv } from './fidelity/texts-as-csv.ts'
export {
  Criterion,
  GoLiveDecision,
  GoLivePlan,
  GoLiveReading,
  ReadinessVerdict,
  StopLimit,
} from './go-live/go-live.ts'
export { formOfPlan, GoLiveForm, planOfForm } from './go-live/go-live-form.tsx'
export { GoLivePage, goLivePath } from './go-live/go-live-page.tsx'
export { decideGoLive, giveVerdict, keepGoLive, takeReading } from './go-live/keep-go-live.ts'
export { messages as goLiveMessages } from './go-live/messages.ts'
export { GoLive, readGoLive } from './go-live/read-go-live.ts'
export { StartSection } from './go-live/start-section.tsx'
export { type InitiativeOf, initiativeOf } from './initiative-of.ts'
export { countLog } from './recorder/count-log.ts'
export { KlmPage } from './recorder/klm-page.tsx'
export { messages as recorderMessages } from './recorder/messages.ts'
export { RecorderPage } from './recorder/recorder-page.tsx'
export { readRunForm, TallyPage } from './recorder/tally-page.tsx'
export { removeDemonstrationVoices } from './remove-demonstration.ts'
export { endTrial } from './trial/end-trial.ts'
export { type Evidence, EvidenceSection, MeasurementsSection } from './trial/evidence-section.tsx'
export { HandIn, handInRuns } from './trial/hand-in-runs.ts'
export { messages as trialMessages } from './trial/messages.ts'
export type { TrialPlan } from './trial/plan.ts'
export {
  listTrials,
  PublishedRun,
  PublishedTrial,
  readProgress,
  readPublishedRuns,
  readTrial,
  toPublished,
} from './trial/read-trials.ts'
export { registerTrial } from './trial/register-trial.ts'
export { removeDemonstrationTrials } from './trial/remove-demonstration-trials.ts'
export { TrialPage } from './trial/trial-page.tsx'
export { trialPaths } from './trial/trial-paths.ts'
export { TrialsPage } from './trial/trials-page.tsx'
export { messages as voicesMessages } from './voices/messages.ts'
export { readVoices } from './voices/read-voices.ts'
export { attachStatement, ReadinessClaim, recordReadinessClaim, Statement } from './voices/voices.ts'
export { VoicesForm } from './voices/voices-form.tsx'
export { VoicesSection } from './voices/voices-section.tsx'
