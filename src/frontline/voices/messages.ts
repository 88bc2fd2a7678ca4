import type { Language } from '#platform/language'
import type { SpeakerKind, stances } from './voices.ts'

const sv = {
  title: 'Röster',
  lead: 'Fack, professioner, skyddsombud, revision och tillsyn, i sitt eget namn. Och det som sagts öppet om att det är klart, bredvid det som var känt.',
  kinds: {
    union: 'Fack',
    profession: 'Profession',
    safety: 'Skyddsombud',
    auditor: 'Revision',
    regulator: 'Tillsyn',
    users: 'De som arbetar i det',
  } satisfies Record<SpeakerKind, string>,
  stance: { warns: 'varnar', notes: 'konstaterar', supports: 'stöder' } satisfies Record<
    (typeof stances)[number],
    string
  >,
  claims: 'Sagt öppet om att det är klart',
  said: (role: string, place: string, day: string) => `${role}, ${place}, ${day}`,
  beside: 'Det som var känt',
  usersSaid: (verdict: string, day: string) =>
    `De som ska arbeta i det hade sagt: ${verdict.toLowerCase()} (${day}).`,
  usersSilent: 'De som ska arbeta i det hade inte fått säga något.',
  overdue: (count: string) =>
    count === '1' ? 'En signal var försenad.' : `${count} signaler var försenade.`,
  noOverdue: 'Ingen signal var försenad.',
  stopped: (days: string, day: string) =>
    days === '0'
      ? 'Samma dag pausades eller stoppades det.'
      : `Efter ${days} dagar, ${day}, pausades eller stoppades det.`,
  link: 'Källa',
  add: 'Lägg till en röst',
  addTitle: 'Lägg till en röst',
  addLead:
    'Det ni skriver blir öppet i er organisations namn och finns kvar. Roller, aldrig namn på personer.',
  addStatement: 'Uttalande',
  addClaim: 'Något som sagts öppet om att det är klart',
  speakerKind: 'Vilka är ni',
  speaker: 'Organisationens namn',
  stanceLabel: 'Vad gör uttalandet',
  words: 'Ord',
  linkLabel: 'Adress till källan',
  saidOn: 'Dag',
  claimedAs: 'I vilken roll det sades',
  place: 'Var det sades',
  send: 'Lägg till',
}

const en: typeof sv = {
  title: 'Voices',
  lead: 'Unions, professions, safety representatives, auditors and regulators, in their own name. And what was said in public about being ready, beside what was known.',
  kinds: {
    union: 'Union',
    profession: 'Profession',
    safety: 'Safety representative',
    auditor: 'Auditor',
    regulator: 'Regulator',
    users: 'Those who work in it',
  },
  stance: { warns: 'warns', notes: 'notes', supports: 'supports' },
  claims: 'Said in public about being ready',
  said: (role, place, day) => `${role}, ${place}, ${day}`,
  beside: 'What was known',
  usersSaid: (verdict, day) => `Those who will work in it had said: ${verdict.toLowerCase()} (${day}).`,
  usersSilent: 'Those who will work in it had not been heard.',
  overdue: (count) => (count === '1' ? 'One concern was overdue.' : `${count} concerns were overdue.`),
  noOverdue: 'No concern was overdue.',
  stopped: (days, day) =>
    days === '0'
      ? 'It was paused or stopped the same day.'
      : `It was paused or stopped ${days} days later, on ${day}.`,
  link: 'Source',
  add: 'Add a voice',
  addTitle: 'Add a voice',
  addLead:
    'What you write becomes public in the name of your body, and stays. Roles, never names of persons.',
  addStatement: 'Statement',
  addClaim: 'Something said in public about being ready',
  speakerKind: 'Who you are',
  speaker: 'Name of your body',
  stanceLabel: 'What the statement does',
  words: 'Words',
  linkLabel: 'Address of the source',
  saidOn: 'Day',
  claimedAs: 'In which role it was said',
  place: 'Where it was said',
  send: 'Add',
}

/** Words about independent voices. */
export const messages: Record<Language, typeof sv> = { sv, en }
