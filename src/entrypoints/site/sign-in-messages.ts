import type { Language } from '#platform/language'

const sv = {
  signIn: 'Logga in',
  signInDescription:
    'Logga in med din organisations inloggningstjänst för att arbeta i organisationens eget rum.',
  signInLead:
    'Allt som är öppet går att läsa utan att logga in. Logga in när du ska bekräfta, rätta eller skriva för din organisation.',
  with: (name: string) => `Logga in med ${name}`,
  providersHeading: 'Med din organisations inloggning',
  providersLead:
    'Vi har inga egna lösenord. Din organisation går i god för dig, och du börjar som läsare i dess rum.',
  noProviders:
    'Ingen inloggningstjänst är inkopplad i den här installationen. Den som driver den kan koppla in en.',
  notHere: 'Här går det inte att logga in: webbplatsen nås inte över https. Allt som är öppet går att läsa.',
  inventedHeading: 'Som en påhittad person',
  inventedLead:
    'Det påhittade länet finns för att man ska kunna prova. Ingen av de här personerna finns, och det du gör syns bara i det påhittade länet.',
  invented: 'Påhittad',
  asPerson: 'Prova som',
  personWrong: 'Välj en av de påhittade personerna.',
  enter: 'Logga in som vald person',
  signOut: 'Logga ut',
  signedOut: (name: string) =>
    `Du är utloggad här. Hos ${name} kan du vara inloggad än; då kan nästa inloggning gå utan att du frågas.`,
  signOutThere: (name: string) => `Logga ut också hos ${name}`,
  myAccount: 'Mitt konto',
  actingFor: 'Du företräder',
  readingOnly: 'Utan uppdrag',
  national: 'hela landet',
  throughBody: (body: string) => `genom ${body}`,
  switchTo: 'Byt till',
  accountMenu: (name: string) => `Ditt konto: ${name}`,
  unnamed: 'Inloggad',
}

const en: typeof sv = {
  signIn: 'Sign in',
  signInDescription:
    'Sign in with your organisation’s own identity provider to work in the organisation’s room.',
  signInLead:
    'All that is open can be read without signing in. Sign in when you are to confirm, correct or write for your organisation.',
  with: (name) => `Sign in with ${name}`,
  providersHeading: 'With your organisation’s sign-in',
  providersLead:
    'We have no passwords of our own. Your organisation vouches for you, and you begin as a reader in its room.',
  noProviders: 'No identity provider is connected to this installation. Whoever runs it can connect one.',
  notHere: 'Nobody can sign in here: the site is not reached over https. All that is open can be read.',
  inventedHeading: 'As an invented person',
  inventedLead:
    'The invented county is there to be tried. None of these people exist, and what you do shows only in the invented county.',
  invented: 'Invented',
  asPerson: 'Try it as',
  personWrong: 'Choose one of the invented people.',
  enter: 'Sign in as this person',
  signOut: 'Sign out',
  signedOut: (name) =>
    `You are signed out here. At ${name} you may still be signed in; the next sign-in may then go without asking you.`,
  signOutThere: (name) => `Sign out at ${name} too`,
  myAccount: 'My account',
  actingFor: 'You act for',
  readingOnly: 'No assignment',
  national: 'the whole country',
  throughBody: (body) => `by way of ${body}`,
  switchTo: 'Switch to',
  accountMenu: (name) => `Your account: ${name}`,
  unnamed: 'Signed in',
}

/** Words about signing in. */
export const signInMessages: Record<Language, typeof sv> = { sv, en }
