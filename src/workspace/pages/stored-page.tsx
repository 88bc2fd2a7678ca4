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
