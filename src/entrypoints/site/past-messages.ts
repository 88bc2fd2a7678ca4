import type { Language } from '#platform/language'

const sv = {
  heading: (when: string) => `Så här såg registret ut ${when}`,
  afterEntry: (index: string) => `Allt till och med post ${index} i liggaren var känt då, inget därefter.`,
  masked: 'Ord som lagen sedan dess krävt bort är maskerade även här.',
  headingToday: 'Den här sidan visar i dag',
  onlyToday: (when: string) =>
    `Du ser registret som det var ${when}, men just den här sidan går inte att visa för en annan tidpunkt. Allt på den är av i dag.`,
  backToToday: 'Visa i dag',
  otherTime: 'Annan tidpunkt',
  show: 'Visa',
  changesSince: 'Vad har ändrats sedan dess?',
}

const en: typeof sv = {
  heading: (when) => `This is how the registry looked ${when}`,
  afterEntry: (index) =>
    `Everything up to entry ${index} of the ledger was known then, and nothing after it.`,
  masked: 'Words that the law has since asked to be gone are masked here too.',
  headingToday: 'This page shows today',
  onlyToday: (when) =>
    `You are looking at the registry as it was ${when}, but this very page cannot be shown for another time. Everything on it is of today.`,
  backToToday: 'Show today',
  otherTime: 'Another time',
  show: 'Show',
  changesSince: 'What has changed since?',
}

/** What pages of the past say about themselves. */
export const pastMessages: Record<Language, typeof sv> = { sv, en }
