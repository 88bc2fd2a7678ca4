/**
 * What those who use the systems meet, and what became of it.
 *
 * concern       what somebody at work met, told without a name; the owner has a duty to answer it
 * receipt       the code that is shown once to whoever told it; we keep only its hash
 * act           something a person without an account did: told a concern, wrote again, said that it is solved or not
 * waiting room  where acts lie until the night, so that no exact time of them is stored anywhere
 * duty clock    by which day a concern is to be acknowledged and answered, and what is overdue
 * escalation    what happens by itself when a day has passed: owner, board, oversight
 * go-live       a start: what was to hold before it, the two words on readiness, limits at which it is stopped
 * readiness     management's word and the users' word, never merged
 * statement     what a union, a professional body, an auditor or a regulator says in its own name
 */
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
export { messages as voicesMessages } from './voices/messages.ts'
export { readVoices } from './voices/read-voices.ts'
export { attachStatement, ReadinessClaim, recordReadinessClaim, Statement } from './voices/voices.ts'
export { VoicesForm } from './voices/voices-form.tsx'
export { VoicesSection } from './voices/voices-section.tsx'
export { removeDemonstrationVoices } from './remove-demonstration.ts'
