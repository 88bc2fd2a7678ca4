import type { Language } from '#platform/language'

const sv = {
  title: 'Mitt konto',
  lead: 'Vem du är här, vilka du får företräda och var du är inloggad.',
  invented: 'Påhittad person',
  name: 'Namn',
  nameUnknown: 'okänt: din inloggningstjänst säger inte vad du heter',
  account: 'Konto',
  actingAs: 'Du företräder nu',
  readingOnly: 'ingen',
  nobody:
    'Inloggningen gick bra, men den säger inte vilken organisation du hör till, eller så finns organisationens nummer inte i registret. Be den som sköter inloggningen hos er att lämna ut organisationsnumret.',
  assignments: 'Dina uppdrag',
  assignmentsLead:
    'Du arbetar i ett uppdrag i taget. Det du gör syns som gjort av organisationen och rollen, aldrig med ditt namn.',
  roles: 'Roller i organisationen',
  sessions: 'Inloggad',
  browsers: (count: number) =>
    count === 1 ? 'Du är inloggad i en webbläsare.' : `Du är inloggad i ${count} webbläsare.`,
  until: (time: string, minutes: number) =>
    `Inloggningen gäller till ${time}, eller tills du inte har gjort något på ${minutes} minuter. Den upphör också när dina roller ändras.`,
  everywhere: 'Logga ut överallt',
  stored: 'Det här sparas om dig',
  storedWhat:
    'Ditt namn som inloggningstjänsten skriver det, ett kondensat av ditt konto-id där, vilka organisationer som går i god för dig, dina roller, och när du senast loggade in.',
  storedNot:
    'Inte personnummer och inte vilka sidor du läser. E-postadress bara om du själv skriver en för att få brev, och så länge du vill ha dem. Vad du följer ser bara du. I liggaren, som aldrig ändras, står bara organisation och roll.',
}

const en: typeof sv = {
  title: 'My account',
  lead: 'Who you are here, whom you may act for, and where you are signed in.',
  invented: 'Invented person',
  name: 'Name',
  nameUnknown: 'unknown: your identity provider does not say what you are called',
  account: 'Account',
  actingAs: 'You act for',
  readingOnly: 'nobody',
  nobody:
    'You are signed in, but nothing says which organisation you belong to, or the register does not have its number. Ask those who run your sign-in to release the organisation number.',
  assignments: 'Your assignments',
  assignmentsLead:
    'You work in one assignment at a time. What you do is shown as done by the organisation and the role, never by your name.',
  roles: 'Roles in the organisation',
  sessions: 'Signed in',
  browsers: (count) =>
    count === 1 ? 'You are signed in with one browser.' : `You are signed in with ${count} browsers.`,
  until: (time, minutes) =>
    `You stay signed in until ${time}, or until you have done nothing for ${minutes} minutes. It also ends when your roles change.`,
  everywhere: 'Sign out everywhere',
  stored: 'What is kept about you',
  storedWhat:
    'Your name as the identity provider writes it, a digest of your account id there, which organisations vouch for you, your roles, and when you last signed in.',
  storedNot:
    'No personal number and not which pages you read. An e-mail address only if you write one yourself to get mail, and as long as you want it. What you follow is seen by you alone. The ledger, which never changes, names only organisation and role.',
}

/** Words of the pages about one's account. */
export const accountMessages: Record<Language, typeof sv> = { sv, en }
