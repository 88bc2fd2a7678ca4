import type { Bilingual } from '#platform/language'

/** Roles in an organisation, each holding what the ones before it hold. */
export const ladder = ['reader', 'reporter', 'editor', 'publisher', 'administrator'] as const
/** A role in an organisation that others come after. */
export type Rung = (typeof ladder)[number]

/** Roles that belong to no organisation. */
export const nationalRoles = ['analyst', 'moderator', 'operator'] as const
type NationalRole = (typeof nationalRoles)[number]

/** A role that a person can be given. */
export type Role = Rung | 'witness' | NationalRole

/** Whether a word names a role in an organisation. */
export const isRung = (word: string): word is Rung => ladder.some((rung) => rung === word)
/** Whether a word names a national role. */
export const isNational = (word: string): word is NationalRole => nationalRoles.some((role) => role === word)
/** Whether a word names a role at all. */
export const isRole = (word: string): word is Role => isRung(word) || isNational(word) || word === 'witness'

/** The rung and all above it. */
export const from = <Least extends Rung>(least: Least): readonly Rung[] => ladder.slice(ladder.indexOf(least))

/** The lower of two rungs. */
export const lowerOf = (one: Rung, other: Rung): Rung =>
  ladder.indexOf(one) < ladder.indexOf(other) ? one : other

/** What roles are called. */
export const roleNames: Readonly<Record<Role, Bilingual>> = {
  reader: { sv: 'läsare', en: 'reader' },
  reporter: { sv: 'rapportör', en: 'reporter' },
  editor: { sv: 'redaktör', en: 'editor' },
  publisher: { sv: 'publicist', en: 'publisher' },
  administrator: { sv: 'administratör', en: 'administrator' },
  witness: { sv: 'vittne från golvet', en: 'front-line witness' },
  analyst: { sv: 'nationell analytiker', en: 'national analyst' },
  moderator: { sv: 'moderator', en: 'moderator' },
  operator: { sv: 'driftansvarig', en: 'operator' },
}

/** What a role may do, in one sentence. */
export const roleTasks: Readonly<Record<Role, Bilingual>> = {
  reader: {
    sv: 'Ser organisationens eget rum, även utkast.',
    en: 'Sees the organisation’s own room, drafts too.',
  },
  reporter: {
    sv: 'Lämnar in nya initiativ och uppgifter som utkast.',
    en: 'Hands in new initiatives and facts as drafts.',
  },
  editor: { sv: 'Skriver och ändrar utkast.', en: 'Writes and changes drafts.' },
  publisher: {
    sv: 'Publicerar, bekräftar och svarar i organisationens namn.',
    en: 'Publishes, confirms and answers in the organisation’s name.',
  },
  administrator: {
    sv: 'Delar ut roller och nycklar, och bestämmer vem som får företräda organisationen.',
    en: 'Gives out roles and keys, and decides who may represent the organisation.',
  },
  witness: {
    sv: 'Vittnar om hur det fungerar i arbetet, till exempel skyddsombud, fack eller chefläkare. Ett vittnesmål startar en formell fråga.',
    en: 'Testifies to how it works on the job: a safety representative, a union, a chief physician. Their word starts a formal question.',
  },
  analyst: { sv: 'Följer upp för hela landet.', en: 'Follows up for the whole country.' },
  moderator: {
    sv: 'Prövar rättelser, anmälningar och tvister mellan organisationer.',
    en: 'Weighs corrections, reports and disputes between organisations.',
  },
  operator: { sv: 'Driver installationen.', en: 'Runs the installation.' },
}
