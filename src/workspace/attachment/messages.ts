import type { Language } from '#platform/language'
import { attachmentLimits } from './attachment.ts'

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
const { fileBytes, filesOfSheet, bytesOfOrganisation } = attachmentLimits

const sv = {
  title: 'Bilagor',
  lead: (title: string) => `Filer som hör till ${title}. En fil stannar hos er tills ni delar den.`,
  none: 'Inga bilagor ännu',
  noneLead: 'En plan, en utvärdering eller en bild. Länkar skriver ni i formuläret.',
  add: 'Lägg till fil',
  file: 'Fil',
  fileHint: `PDF, DOCX, XLSX, ODS, PNG, JPEG eller text. Högst ${megabytes(fileBytes)} MB, högst ${filesOfSheet} filer per initiativ.`,
  level: 'Vem får se den?',
  levels: {
    draft: 'Bara de som redigerar',
    organisation: 'Alla i vår organisation',
    'public-sector': 'Inloggade i offentlig sektor',
    public: 'Alla',
  },
  share: 'Ändra',
  readThrough: 'Jag har läst filen. Den får delas som den är.',
  notReadable: 'Texten i filen går inte att granska här. Läs den själv innan ni delar den.',
  found: (kinds: string) => `Ser ut att innehålla ${kinds}.`,
  clean: 'Inga personuppgifter hittade i texten.',
  remove: 'Ta bort',
  removeFile: (name: string) => `Ta bort ${name}`,
  ground: 'Varför tas den bort?',
  groundHint:
    'Står kvar på sidan om filen har varit offentlig. Filen själv utplånas och går inte att få tillbaka.',
  removed: (date: string, ground: string) => `En bilaga togs bort ${date}: ${ground}`,
  saved: 'Klart.',
  kind: 'Slag',
  size: 'Storlek',
  fingerprint: 'Fingeravtryck',
  tooLarge: `Filen är större än ${megabytes(fileBytes)} MB. Dela upp den, eller länka till den.`,
  otherKind: 'Filen är inte av ett slag som tas emot: PDF, DOCX, XLSX, ODS, PNG, JPEG eller text.',
  missing: 'Välj en fil.',
  tooMany: `Initiativet har redan ${filesOfSheet} bilagor. Ta bort någon först, eller länka till filen.`,
  full: `Er organisations bilagor tar redan ${megabytes(bytesOfOrganisation)} MB. Ta bort någon först.`,
  twice: 'Filen finns redan bland bilagorna.',
  unknownLevel: 'Välj vem som får se filen.',
  publishFirst: 'Publicera initiativet och dess dokument först. Då kan bilagan delas lika långt.',
  graver: 'Filen innehåller ett personnummer. Ta bort det ur filen och lägg till den på nytt.',
  readFirst: 'Läs filen och bekräfta att den får delas.',
  noGround: 'Skriv varför filen tas bort, med minst tre tecken.',
}

const en: typeof sv = {
  title: 'Attachments',
  lead: (title) => `Files that belong to ${title}. A file stays with you until you share it.`,
  none: 'No attachments yet',
  noneLead: 'A plan, an evaluation or a picture. Links are written in the form.',
  add: 'Add a file',
  file: 'File',
  fileHint: `PDF, DOCX, XLSX, ODS, PNG, JPEG or text. At most ${megabytes(fileBytes)} MB, at most ${filesOfSheet} files an initiative.`,
  level: 'Who may see it?',
  levels: {
    draft: 'Only those who edit',
    organisation: 'Everybody in our organisation',
    'public-sector': 'Those signed in from the public sector',
    public: 'Everybody',
  },
  share: 'Change',
  readThrough: 'I have read the file. It may be shared as it is.',
  notReadable: 'The text of the file cannot be looked through here. Read it yourself before you share it.',
  found: (kinds) => `Looks as if it holds ${kinds}.`,
  clean: 'No personal data found in the text.',
  remove: 'Remove',
  removeFile: (name) => `Remove ${name}`,
  ground: 'Why is it removed?',
  groundHint:
    'Stays on the page if the file has been public. The file itself is erased and cannot be had back.',
  removed: (date, ground) => `An attachment was removed on ${date}: ${ground}`,
  saved: 'Done.',
  kind: 'Kind',
  size: 'Size',
  fingerprint: 'Fingerprint',
  tooLarge: `The file is larger than ${megabytes(fileBytes)} MB. Split it, or link to it.`,
  otherKind: 'The file is not of a kind that is taken: PDF, DOCX, XLSX, ODS, PNG, JPEG or text.',
  missing: 'Choose a file.',
  tooMany: `The initiative has ${filesOfSheet} attachments already. Remove one first, or link to the file.`,
  full: `The attachments of your organisation take ${megabytes(bytesOfOrganisation)} MB already. Remove one first.`,
  twice: 'The file is among the attachments already.',
  unknownLevel: 'Choose who may see the file.',
  publishFirst: 'Publish the initiative and its documents first. The attachment can then be shared as far.',
  graver: 'The file holds a personal identity number. Take it out of the file and add it anew.',
  readFirst: 'Read the file and confirm that it may be shared.',
  noGround: 'Say why the file is removed, in at least three characters.',
}

/** Words about attachments. */
export const attachmentMessages = { sv, en } satisfies Record<Language, typeof sv>
