import type { Language } from '#platform/language'
import type { FollowKind } from './follow/target.ts'
import type { Pace } from './mail/pace.ts'
import type { NewsType } from './news/matter-of.ts'
import type { AddressRole } from './recipient.ts'

const happened: Record<NewsType, string> = {
  'initiative.registered': 'kom in i registret',
  'initiative.changed': 'uppgifter ändrades',
  'initiative.gone-at-source': 'försvann från källan',
  'initiative.need-corrected': 'behovet rättades av en människa',
  'solution.registered': 'kom in i registret',
  'solution.changed': 'uppgifter ändrades',
  'solution.gone-at-source': 'försvann från källan',
  'solution.need-corrected': 'behovet rättades av en människa',
  'product.registered': 'kom in i registret',
  'product.changed': 'uppgifter ändrades',
  'product.gone-at-source': 'försvann från källan',
  'product.need-corrected': 'behovet rättades av en människa',
  'warning.raised': 'en fråga eller varning ställdes till ägaren',
  'warning.escalated': 'en fråga eller varning har blivit obesvarad',
  'warning.answered': 'ägaren svarade på en fråga eller varning',
  'warning.closed': 'en fråga eller varning avslutades',
  'concern.overdue': 'en signal från arbetet har blivit obesvarad',
  'adoption.changed': 'användningen fick nya uppgifter',
  'reuse.linked': 'ett återbruk knöts',
  'trial.registered': 'ett prov registrerades',
  'fidelity.reported': 'en jämförelse av trohet publicerades',
  'go-live.planned': 'planen för starten skrevs',
  'go-live.verdict-given': 'ett omdöme om beredskapen lämnades',
  'go-live.decided': 'ett beslut om starten fattades',
  'statement.attached': 'ett oberoende uttalande lades till',
  'readiness-claim.recorded': 'ett offentligt löfte om beredskap skrevs ner',
}
const kinds: Record<FollowKind | 'witness', string> = {
  initiative: 'initiativ',
  solution: 'lösning',
  product: 'produkt',
  organisation: 'organisation',
  need: 'behov',
  search: 'sökning',
  witness: 'uppdrag som vittne',
}
const paces: Record<Pace, string> = {
  none: 'Inga brev',
  daily: 'Högst ett brev om dagen',
  weekly: 'Högst ett brev i veckan, från måndag morgon',
}
const roles: Record<AddressRole, string> = {
  registrar: 'Registrator',
  board: 'Styrelse eller nämnd',
  safety: 'Skyddsombud',
}
const roleHints: Record<AddressRole, string> = {
  registrar: 'Får frågor, varningar och obesvarade signaler, och påminnelser om att bekräfta.',
  board: 'Får det som ingen har svarat på i 30 dagar, och signaler som blivit gamla.',
  safety: 'Får nya frågor och varningar, och signaler som inte fått svar i tid.',
}

const sv = {
  happened,
  kinds,
  paces,
  roles,
  roleHints,
  reached: { owner: 'påminnelse till ägaren', board: 'har nått styrelsen', oversight: 'har nått tillsynen' },
  times: (count: string) => `${count} gånger`,
  searchName: (words: string, filters: number) =>
    [
      words === '' ? 'Alla poster' : `”${words}”`,
      ...(filters === 0 ? [] : [filters === 1 ? '1 filter' : `${filters} filter`]),
    ].join(', '),

  followThis: {
    initiative: 'Följ initiativet',
    solution: 'Följ lösningen',
    product: 'Följ produkten',
    organisation: 'Följ organisationen',
    need: 'Följ behovet',
    search: 'Följ sökningen',
  } satisfies Record<FollowKind, string>,
  following: 'Du följer det här.',
  stop: 'Sluta följa',

  followTitle: 'Följ något i registret',
  followLead:
    'Den som är inloggad följer med ett klick och får nyheterna samlade här, och i brev om man vill.',
  followSignIn: 'Logga in och följ',
  followFeeds: 'Utan inloggning',
  followFeedsText:
    'Varje sökning, alla ändringar och alla varningar finns som Atom-flöden. De är öppna för alla, och ingen ser vem som läser.',
  feedOfSearch: 'Flöde för den här sökningen',
  feedOfChanges: 'Flöde för alla ändringar',
  feedOfWarnings: 'Flöde för alla frågor och varningar',
  backTo: (name: string) => `Tillbaka till ${name}`,

  followingTitle: 'Det jag följer',
  followingLead: 'Bara du ser den här listan. Den står inte i liggaren och finns inte i öppna data.',
  followingNone: 'Du följer ingenting ännu',
  followingNoneText:
    'Tryck på Följ på ett initiativ, en organisation, en lösning, en produkt, ett behov eller en sökning.',
  searchStart: 'Sök i registret',
  what: 'Vad',
  kind: 'Slag',
  since: 'Sedan',
  change: 'Ändra',
  mailHeading: 'Brev',
  mailLead:
    'Ett brev samlar det som hänt med det du följer och som du inte redan har sett här. Händer inget kommer inget brev.',
  mailOff: 'Brev är inte inkopplat i den här installationen. Nyheterna finns på sidan Nytt för dig.',
  mailInvented:
    'Du är en påhittad person, och påhittade personer får ingen post. Annars väljer man här hur ofta man vill ha brev.',
  pace: 'Hur ofta',
  address: 'E-postadress',
  addressHint:
    'Sparas bara så länge du vill ha brev. Vi skickar först ett brev med en länk, och inget mer innan du har bekräftat.',
  saveMail: 'Spara',
  mailConfirmed: (address: string) => `Breven går till ${address}.`,
  mailWaiting: (address: string) =>
    `Vi väntar på att ${address} bekräftas. Öppna länken i brevet; den gäller i tre dagar.`,
  saved: 'Sparat.',

  newsTitle: 'Nytt för dig',
  newsCount: (count: string) => `Nytt för dig (${count})`,
  newsLead: 'Det som har hänt med det du följer sedan du senast sa att du sett det.',
  newsNone: 'Inget nytt',
  newsNoneText: 'Inget har hänt med det du följer sedan sist.',
  newsMore: (count: number) => `Här visas de ${count} senaste.`,
  seen: 'Jag har sett allt det här',
  earlier: 'Sett tidigare',
  because: (kind: string, name: string) => `För att du följer: ${kind} ${name}`,
  becauseWitness: (name: string) => `För att du är vittne från golvet vid ${name}`,

  addressesTitle: 'Adresser för roller',
  addressesLead:
    'Hit skickas det som organisationen ska svara på. Adresserna visas bara för organisationens administratör. Använd funktionsbrevlådor, inte personers adresser.',
  addressesInvented: 'Organisationen är påhittad, och påhittade organisationer får ingen post.',
  addressConfirmed: 'Bekräftad. Töm fältet och spara för att ta bort den.',
  addressWaiting: 'Väntar på att länken i brevet öppnas och bekräftas.',
  addressLanguage: 'Brevens språk',
  languageNames: { sv: 'svenska', en: 'engelska' },
  saveAddresses: 'Spara adresserna',

  confirmTitle: 'Bekräfta e-postadressen',
  confirmAsk: (who: string) => `Ska brev från Skala gå till den här adressen? De gäller ${who}.`,
  confirmYes: 'Ja, skicka hit',
  confirmDone: 'Adressen är bekräftad.',
  confirmNo: 'Om det inte var du som bad om det: stäng sidan. Adressen glöms efter tre dagar.',
  whoAccount: 'det du själv följer',

  stopTitle: 'Avsluta breven',
  stopAskAccount:
    'Du får inga fler brev, och din e-postadress tas bort. Det du följer finns kvar på sidan Nytt för dig.',
  stopAskRole: (role: string, organisation: string) =>
    `Adressen för rollen ${role} vid ${organisation} tas bort, och inga fler brev går dit. Organisationens administratör kan ange en ny.`,
  stopAskOversight: 'Inga fler brev går till den här tillsynsadressen.',
  stopYes: 'Avsluta breven',
  stopDone: 'Klart. Inga fler brev skickas.',

  stillTitle: 'Stämmer det fortfarande?',
  stillAsk: (organisation: string, when: string) =>
    `${organisation} bekräftade uppgifterna senast ${when}. Läs igenom dem och svara.`,
  stillRead: 'Läs uppgifterna',
  stillYes: 'Ja, det stämmer fortfarande',
  stillNo: 'Nej, jag vill ändra',
  stillNoText: 'För att ändra loggar du in i organisationens rum.',
  stillDone: 'Tack. Uppgifterna är bekräftade i organisationens namn, och det står i liggaren.',
  stillChanged:
    'Organisationen har skrivit ändringar som inte är publicerade, eller redan bekräftat. Ingenting gjordes nu; logga in i organisationens rum.',

  signature: 'Skala, det öppna registret över digital utveckling i offentlig sektor',
  stopMail: 'Avsluta breven med ett klick',
  whyConfirm: 'Du får brevet för att någon skrev den här adressen i Skala. Strunta i det om det inte var du.',
  whyDigest: 'Du får brevet för att du följer något i Skala och har bett om brev.',
  whyRole: (role: string, organisation: string) =>
    `Ni får brevet för att den här adressen står för rollen ${role} vid ${organisation} i Skala.`,
  whyOversight: 'Ni får brevet för att den som driver Skala har angett adressen för tillsyn.',
  confirmSubject: 'Bekräfta din e-postadress i Skala',
  confirmSay:
    'Någon har bett att brev från Skala ska gå till den här adressen. Öppna länken och bekräfta. Länken gäller i tre dagar.',
  digestSubject: (first: string, more: number) =>
    more === 0 ? `Nytt i Skala: ${first}` : `Nytt i Skala: ${first}, och ${more} till`,
  digestSay: 'Det här har hänt med det du följer:',
  digestAll: 'Se allt och välj vad du följer',
  dutySubject: (first: string, more: number) =>
    more === 0 ? `Väntar på svar: ${first}` : `Väntar på svar: ${first}, och ${more} till`,
  dutySay: 'Det här har ställts till organisationen, eller har inte fått svar i tid:',
  dutyHow:
    'Svaret lämnas i Skala av den som är inloggad för organisationen. Frågor, dagar och svar är offentliga.',
  dutyLate: 'Det som inte får svar går vidare till styrelsen och sedan till tillsynen, och det syns öppet.',
  stillSubject: (first: string, more: number) =>
    more === 0 ? `Stämmer det fortfarande? ${first}` : `Stämmer det fortfarande? ${first}, och ${more} till`,
  stillSay: (organisation: string) =>
    `De här uppgifterna från ${organisation} är inte bekräftade på länge. Öppna länken och svara med ett klick; varje länk gäller en gång, i 30 dagar.`,
  stillNote: (when: string) => `Bekräftat senast ${when}`,
}

const en: typeof sv = {
  happened: {
    'initiative.registered': 'entered the registry',
    'initiative.changed': 'facts changed',
    'initiative.gone-at-source': 'disappeared from its source',
    'initiative.need-corrected': 'its need was corrected by a person',
    'solution.registered': 'entered the registry',
    'solution.changed': 'facts changed',
    'solution.gone-at-source': 'disappeared from its source',
    'solution.need-corrected': 'its need was corrected by a person',
    'product.registered': 'entered the registry',
    'product.changed': 'facts changed',
    'product.gone-at-source': 'disappeared from its source',
    'product.need-corrected': 'its need was corrected by a person',
    'warning.raised': 'a question or warning was put to the owner',
    'warning.escalated': 'a question or warning has gone unanswered',
    'warning.answered': 'the owner answered a question or warning',
    'warning.closed': 'a question or warning was closed',
    'concern.overdue': 'a concern from work has gone unanswered',
    'adoption.changed': 'there is news of its use',
    'reuse.linked': 'a reuse was linked',
    'trial.registered': 'a trial was registered',
    'fidelity.reported': 'a comparison of fidelity was published',
    'go-live.planned': 'the plan for the start was written',
    'go-live.verdict-given': 'a verdict on readiness was given',
    'go-live.decided': 'a decision on the start was taken',
    'statement.attached': 'an independent statement was attached',
    'readiness-claim.recorded': 'a public claim of readiness was written down',
  },
  kinds: {
    initiative: 'initiative',
    solution: 'solution',
    product: 'product',
    organisation: 'organisation',
    need: 'need',
    search: 'search',
    witness: 'assignment as a witness',
  },
  paces: {
    none: 'No mail',
    daily: 'At most one mail a day',
    weekly: 'At most one mail a week, from Monday morning',
  },
  roles: { registrar: 'Registrar', board: 'Board or committee', safety: 'Safety representative' },
  roleHints: {
    registrar: 'Gets questions, warnings and unanswered concerns, and reminders to confirm.',
    board: 'Gets what nobody has answered for 30 days, and concerns that have grown old.',
    safety: 'Gets new questions and warnings, and concerns not answered in time.',
  },
  reached: {
    owner: 'the owner is reminded',
    board: 'has reached the board',
    oversight: 'has reached oversight',
  },
  times: (count) => `${count} times`,
  searchName: (words, filters) =>
    [
      words === '' ? 'All records' : `“${words}”`,
      ...(filters === 0 ? [] : [filters === 1 ? '1 filter' : `${filters} filters`]),
    ].join(', '),

  followThis: {
    initiative: 'Follow the initiative',
    solution: 'Follow the solution',
    product: 'Follow the product',
    organisation: 'Follow the organisation',
    need: 'Follow the need',
    search: 'Follow the search',
  },
  following: 'You follow this.',
  stop: 'Stop following',

  followTitle: 'Follow something in the registry',
  followLead:
    'Whoever is signed in follows with one click and finds the news gathered here, and by mail if they like.',
  followSignIn: 'Sign in and follow',
  followFeeds: 'Without signing in',
  followFeedsText:
    'Every search, all changes and all warnings are there as Atom feeds. They are open to all, and nobody sees who reads.',
  feedOfSearch: 'Feed of this search',
  feedOfChanges: 'Feed of all changes',
  feedOfWarnings: 'Feed of all questions and warnings',
  backTo: (name) => `Back to ${name}`,

  followingTitle: 'What I follow',
  followingLead: 'Only you see this list. It is not in the ledger and not in open data.',
  followingNone: 'You follow nothing yet',
  followingNoneText:
    'Press Follow on an initiative, an organisation, a solution, a product, a need or a search.',
  searchStart: 'Search the registry',
  what: 'What',
  kind: 'Kind',
  since: 'Since',
  change: 'Change',
  mailHeading: 'Mail',
  mailLead:
    'A mail gathers what has happened to what you follow and that you have not seen here already. When nothing happens, no mail comes.',
  mailOff: 'Mail is not set up in this installation. The news is on the page News for you.',
  mailInvented:
    'You are an invented person, and invented people get no mail. Otherwise this is where one chooses how often mail comes.',
  pace: 'How often',
  address: 'E-mail address',
  addressHint:
    'Kept only as long as you want mail. First we send a mail with a link, and nothing more until you have confirmed.',
  saveMail: 'Save',
  mailConfirmed: (address) => `Mail goes to ${address}.`,
  mailWaiting: (address) =>
    `We are waiting for ${address} to be confirmed. Open the link in the mail; it works for three days.`,
  saved: 'Saved.',

  newsTitle: 'News for you',
  newsCount: (count) => `News for you (${count})`,
  newsLead: 'What has happened to what you follow since you last said that you had seen it.',
  newsNone: 'No news',
  newsNoneText: 'Nothing has happened to what you follow since last time.',
  newsMore: (count) => `The ${count} latest are shown.`,
  seen: 'I have seen all of this',
  earlier: 'Seen before',
  because: (kind, name) => `Because you follow: ${kind} ${name}`,
  becauseWitness: (name) => `Because you are a front-line witness at ${name}`,

  addressesTitle: 'Addresses for roles',
  addressesLead:
    'What the organisation is to answer is sent here. The addresses are shown to the organisation’s administrator alone. Use shared mailboxes, not people’s addresses.',
  addressesInvented: 'The organisation is invented, and invented organisations get no mail.',
  addressConfirmed: 'Confirmed. Empty the field and save to remove it.',
  addressWaiting: 'Waiting for the link in the mail to be opened and confirmed.',
  addressLanguage: 'Language of the mail',
  languageNames: { sv: 'Swedish', en: 'English' },
  saveAddresses: 'Save the addresses',

  confirmTitle: 'Confirm the e-mail address',
  confirmAsk: (who) => `Should mail from Skala go to this address? It is about ${who}.`,
  confirmYes: 'Yes, send it here',
  confirmDone: 'The address is confirmed.',
  confirmNo: 'If it was not you who asked: close the page. The address is forgotten after three days.',
  whoAccount: 'what you follow yourself',

  stopTitle: 'End the mail',
  stopAskAccount:
    'You get no more mail, and your e-mail address is removed. What you follow stays on the page News for you.',
  stopAskRole: (role, organisation) =>
    `The address for the role ${role} at ${organisation} is removed, and no more mail goes there. The organisation’s administrator can give a new one.`,
  stopAskOversight: 'No more mail goes to this address for oversight.',
  stopYes: 'End the mail',
  stopDone: 'Done. No more mail is sent.',

  stillTitle: 'Is it still true?',
  stillAsk: (organisation, when) =>
    `${organisation} last confirmed these facts on ${when}. Read them through and answer.`,
  stillRead: 'Read the facts',
  stillYes: 'Yes, it is still true',
  stillNo: 'No, I want to change it',
  stillNoText: 'To change it you sign in to the organisation’s room.',
  stillDone: 'Thank you. The facts are confirmed in the organisation’s name, and the ledger says so.',
  stillChanged:
    'The organisation has written changes that are not published, or has confirmed already. Nothing was done now; sign in to the organisation’s room.',

  signature: 'Skala, the open registry of digital development in the public sector',
  stopMail: 'End the mail with one click',
  whyConfirm: 'You get this mail because somebody wrote this address in Skala. Ignore it if it was not you.',
  whyDigest: 'You get this mail because you follow something in Skala and asked for mail.',
  whyRole: (role, organisation) =>
    `You get this mail because this address stands for the role ${role} at ${organisation} in Skala.`,
  whyOversight: 'You get this mail because whoever runs Skala has given the address for oversight.',
  confirmSubject: 'Confirm your e-mail address in Skala',
  confirmSay:
    'Somebody has asked for mail from Skala to go to this address. Open the link and confirm. The link works for three days.',
  digestSubject: (first, more) =>
    more === 0 ? `News in Skala: ${first}` : `News in Skala: ${first}, and ${more} more`,
  digestSay: 'This has happened to what you follow:',
  digestAll: 'See all of it and choose what you follow',
  dutySubject: (first, more) =>
    more === 0 ? `Waiting for an answer: ${first}` : `Waiting for an answer: ${first}, and ${more} more`,
  dutySay: 'This has been put to the organisation, or has not been answered in time:',
  dutyHow:
    'The answer is given in Skala by whoever is signed in for the organisation. Questions, days and answers are public.',
  dutyLate: 'What is not answered goes on to the board and then to oversight, and everybody can see it.',
  stillSubject: (first, more) =>
    more === 0 ? `Is it still true? ${first}` : `Is it still true? ${first}, and ${more} more`,
  stillSay: (organisation) =>
    `These facts from ${organisation} have not been confirmed for a long time. Open the link and answer with one click; each link works once, for 30 days.`,
  stillNote: (when) => `Last confirmed on ${when}`,
}

/** Every text of this slice. */
export const messages: Readonly<Record<Language, typeof sv>> = { sv, en }
