import type { TrialObservation } from '../observation.ts'
import type { TrialPlan } from '../plan.ts'

/** A plan that fits the schema, with one task. */
export const inventedPlan: TrialPlan = {
  title: 'Prov av utskrivning',
  language: 'sv',
  oldWay: 'Det gamla systemet',
  newWay: 'Det nya systemet',
  build: 'provversion 7',
  paidBy: 'Verksamheten',
  tasksChosenBy: 'Skyddsombud och användare',
  sites: ['Norr', 'Söder'],
  roles: ['Sjuksköterska'],
  participantsPerSiteAndRole: 12,
  baselineRuns: 2,
  judgedAttempt: 1,
  startsOn: '2026-01-10',
  endsOn: '2026-02-10',
  tasks: [
    {
      key: 'skriva-ut',
      title: 'Skriva ut ett läkemedel',
      critical: true,
      timeRatioAtMost: 1.1,
      completionAtLeast: 0.7,
      volumePerYear: { low: 90_000, likely: 100_000, high: 110_000, source: 'påhittad' },
    },
  ],
  stopRules: [
    { measure: 'critical-errors', limit: 1, words: 'Ett enda fel som kunnat skada stoppar provet' },
  ],
  burden: { hoursPerYear: 1_600, kronorPerHour: { low: 300, high: 500 }, source: 'påhittad' },
}

/** One run that fits the schema, changed as asked. */
export const inventedRun = (change: Partial<TrialObservation>): TrialObservation => ({
  task: 'skriva-ut',
  way: 'new',
  site: 'Norr',
  role: 'Sjuksköterska',
  participant: 1,
  attempt: 1,
  completed: true,
  seconds: 60,
  steps: 20,
  screens: 3,
  backtracks: 0,
  waits: 0,
  waitSeconds: 0,
  errors: 0,
  criticalErrors: 0,
  workarounds: 0,
  ease: 5,
  tier: 'tally',
  rules: null,
  ...change,
})
