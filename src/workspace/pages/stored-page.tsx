import type { Bilingual, Language } from '#platform/language'
import { DataTable, Title } from '#ui'
import { messages } from './messages.ts'

interface Stored {
  readonly what: Bilingual
  readonly why: Bilingual
  readonly howLong: Bilingual
}

/** Everything the registry keeps that may point out a person. A new kind of data is added here in the commit that keeps it. */
const stored: readonly Stored[] = [
  {
    what: {
      sv: 'Ditt namn och ditt id hos den som loggar in dig',
      en: 'Your name, and your id with whoever signs you in',
    },
    why: {
      sv: 'För att du ska kunna logga in och ha en roll. Historiken ser bara organisation och roll.',
      en: 'So that you can sign in and hold a role. History sees only organisation and role.',
    },
    howLong: { sv: 'Så länge du har ett konto.', en: 'As long as you have an account.' },
  },
  {
    what: { sv: 'Din inloggning i en webbläsare', en: 'Your being signed in with a browser' },
    why: { sv: 'För att veta vem som gör något.', en: 'To know who does something.' },
    howLong: {
      sv: 'Högst 8 timmar, 30 minuter utan att något händer.',
      en: 'At most 8 hours, 30 minutes when nothing happens.',
    },
  },
  {
    what: {
      sv: 'Vad du följer, och vad som är nytt för dig',
      en: 'What you follow, and what is news to you',
    },
    why: {
      sv: 'För att kunna berätta vad som har hänt. Bara du ser det; det står varken i liggaren eller i öppna data.',
      en: 'To be able to tell what has happened. Only you see it; it is neither in the ledger nor in open data.',
    },
    howLong: {
      sv: 'Tills du slutar följa; nyheter i 180 dagar.',
      en: 'Until you stop following; news for 180 days.',
    },
  },
  {
    what: {
      sv: 'Din e-postadress, om du skriver en för att få brev',
      en: 'Your e-mail address, if you write one to get mail',
    },
    why: {
      sv: 'För att skicka brev om det du följer. Den hämtas aldrig från din inloggning.',
      en: 'To send mail about what you follow. It is never taken from your sign-in.',
    },
    howLong: {
      sv: 'Så länge du vill ha brev. Den raderas när du avslutar breven, och efter tre dagar om du inte bekräftar den.',
      en: 'As long as you want mail. It is erased when you end the mail, and after three days if you do not confirm it.',
    },
  },
  {
    what: { sv: 'Adresser för en organisations roller', en: 'Addresses for the roles of an organisation' },
    why: {
      sv: 'För att frågor, varningar och påminnelser ska nå registrator, styrelse och skyddsombud. Bara organisationens administratör ser dem.',
      en: 'So that questions, warnings and reminders reach registrar, board and safety representative. Only the organisation’s administrator sees them.',
    },
    howLong: {
      sv: 'Tills administratören tar bort dem eller mottagaren avslutar breven.',
      en: 'Until the administrator removes them or the recipient ends the mail.',
    },
  },
  {
    what: { sv: 'Frågor till en organisation', en: 'Questions to an organisation' },
    why: {
      sv: 'För att organisationen ska kunna svara. Ingen adress, inget klockslag och ingen avsändare sparas.',
      en: 'So that the organisation can answer. No address, no time of day and no sender is kept.',
    },
    howLong: {
      sv: 'Två år, eller tills organisationen raderar den.',
      en: 'Two years, or until the organisation erases it.',
    },
  },
  {
    what: { sv: 'Signaler från arbetet', en: 'Concerns from work' },
    why: {
      sv: 'För att brister ska få ett svar. Namn behövs inte.',
      en: 'So that faults are answered. No name is needed.',
    },
    howLong: {
      sv: 'Enligt det som står när signalen lämnas.',
      en: 'As said where the concern is handed in.',
    },
  },
  {
    what: { sv: 'Roll att fråga om ett initiativ', en: 'The role to ask about an initiative' },
    why: {
      sv: 'För att andra ska nå rätt. Det är en roll, aldrig ett namn.',
      en: 'So that others reach the right place. It is a role, never a name.',
    },
    howLong: {
      sv: 'Så länge initiativet finns i registret.',
      en: 'As long as the initiative is in the registry.',
    },
  },
  {
    what: { sv: 'Bilagor till ett initiativ', en: 'Attachments to an initiative' },
    why: {
      sv: 'Filer som organisationen lägger till. Texten granskas, och en fil med personnummer kan inte delas utanför organisationen.',
      en: 'Files that the organisation adds. Their text is looked through, and a file with a personal identity number cannot be shared outside the organisation.',
    },
    howLong: {
      sv: 'Tills organisationen tar bort filen. Då utplånas den med sitt namn; att den tagits bort, när och på vilken grund står kvar.',
      en: 'Until the organisation removes the file. It is then erased with its name; that it was removed, when and on what ground remains.',
    },
  },
  {
    what: { sv: 'Texter som lagts undan och filer som lästs in', en: 'Texts set aside and files read in' },
    why: {
      sv: 'För att ingen ska förlora det den skrivit. Bara rollen sparas, inte vem.',
      en: 'So that nobody loses what they wrote. Only the role is kept, not who.',
    },
    howLong: {
      sv: 'Undanlagda texter 30 dagar efter att någon valt, inlästa filer ett dygn.',
      en: 'Texts set aside 30 days after somebody has chosen, files read in one day.',
    },
  },
  {
    what: {
      sv: 'Personuppgift som ändå hamnat i en text',
      en: 'Personal data that ended up in a text all the same',
    },
    why: {
      sv: 'Det ska inte hända: texter granskas före publicering, och personnummer släpps aldrig igenom.',
      en: 'It should not happen: texts are looked through before publication, and personal identity numbers never pass.',
    },
    howLong: {
      sv: 'Raderas ur text och historik när det upptäcks. Bara att något raderats, när och på vilken grund står kvar.',
      en: 'Erased from text and history when found. Only that something was erased, when and on what ground, remains.',
    },
  },
]

/** What the registry keeps that may point out a person, why, and for how long. */
export function StoredPage({ language }: { readonly language: Language }) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.storedLead}>{words.storedTitle}</Title>
      <DataTable
        {...{ language, caption: words.storedTitle, quietCaption: true, narrow: 'stack' }}
        rows={stored}
        rowKey={({ what }) => what.en}
        columns={[
          { key: 'what', header: words.what, cell: ({ what }) => what[language] },
          { key: 'why', header: words.whyKept, cell: ({ why }) => why[language] },
          { key: 'howLong', header: words.howLong, cell: ({ howLong }) => howLong[language] },
        ]}
      />
    </>
  )
}
