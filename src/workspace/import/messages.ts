import { formatNumber, type Language } from '#platform/language'

const rows = (n: number) => `${formatNumber(n, 'sv')} ${n === 1 ? 'rad' : 'rader'}`
const lines = (n: number) => `${formatNumber(n, 'en')} ${n === 1 ? 'row' : 'rows'}`

const sv = {
  title: 'Läs in',
  lead: 'Ta ut en fil, ändra i den och läs in den igen. Ni ser först vad som skulle ändras. Inget publiceras.',
  file: 'Fil',
  fileHint: 'CSV, XLSX, ODS eller JSON som är uttagen härifrån. Högst 10 MB.',
  text: 'Eller klistra in innehållet',
  look: 'Se vad som ändras',
  previewTitle: 'Det här skulle ändras',
  previewLead: 'Inget är ändrat än. Det som tas in sparas i ert rum och publiceras inte.',
  row: 'Rad',
  what: 'Initiativ',
  outcome: 'Vad som händer',
  outcomes: {
    new: 'Nytt',
    changed: 'Ändras',
    unchanged: 'Oförändrat',
    aside: 'Läggs undan',
    refused: 'Tas inte in',
  },
  counts: {
    new: (n: number) => `${rows(n)} blir nya initiativ`,
    changed: (n: number) => `${rows(n)} ändrar initiativ`,
    unchanged: (n: number) => `${rows(n)} är oförändrade`,
    aside: (n: number) => `${rows(n)} läggs undan: initiativet har ändrats här sedan filen togs ut`,
    refused: (n: number) => `${rows(n)} tas inte in; rätta i filen och läs in den igen`,
  },
  left: (n: number) => `${formatNumber(n, 'sv')} av era initiativ står inte i filen. De lämnas som de är.`,
  why: 'Skäl eller ändring',
  changes: (fields: string) => `Ändrar ${fields}.`,
  take: 'Ta in',
  nothing: 'Det finns inget att ta in.',
  doneTitle: 'Inläst',
  doneLead: 'Det här blev gjort. Varje initiativ har kvar sina tidigare versioner.',
  again: 'Läs in en annan fil',
  unreadable: 'Filen är inte en fil härifrån. Ta ut den igen, och ändra bara i cellerna.',
  noColumns: (name: string) =>
    `Filen saknar kolumnen ${name}. Ta ut den igen, och låt rubrikraden stå som den är.`,
  missing: 'Välj en fil, eller klistra in innehållet.',
  tooMany: (n: number) => `Filen har fler än ${formatNumber(n, 'sv')} rader. Dela upp den.`,
  tooLarge: 'Filen är större än 10 MB. Dela upp den.',
  notJson: (name: string) => `Cellen ${name} går inte att läsa. Hämta den ur en ny fil.`,
  notHere: 'Initiativet finns inte i ert rum. Töm cellen sheet för att lägga in det som nytt.',
  twice: 'Initiativet står på en tidigare rad i filen.',
  asideLink: 'Se undanlagda texter',
}

const en: typeof sv = {
  title: 'Read in',
  lead: 'Take a file out, change it and read it back. You first see what would change. Nothing is published.',
  file: 'File',
  fileHint: 'CSV, XLSX, ODS or JSON that was taken out of here. At most 10 MB.',
  text: 'Or paste its content',
  look: 'See what would change',
  previewTitle: 'This would change',
  previewLead: 'Nothing has changed yet. What is taken in is saved in your room and not published.',
  row: 'Row',
  what: 'Initiative',
  outcome: 'What happens',
  outcomes: {
    new: 'New',
    changed: 'Changes',
    unchanged: 'Unchanged',
    aside: 'Set aside',
    refused: 'Not taken in',
  },
  counts: {
    new: (n) => `${lines(n)} to become new initiatives`,
    changed: (n) => `${lines(n)} to change initiatives`,
    unchanged: (n) => `${lines(n)} unchanged`,
    aside: (n) => `${lines(n)} to be set aside: the initiative has changed here since the file was taken out`,
    refused: (n) => `${lines(n)} not taken in; correct the file and read it in again`,
  },
  left: (n) => `${formatNumber(n, 'en')} of your initiatives are not in the file. They stay as they are.`,
  why: 'Reason or change',
  changes: (fields) => `Changes ${fields}.`,
  take: 'Take in',
  nothing: 'There is nothing to take in.',
  doneTitle: 'Read in',
  doneLead: 'This is what was done. Each initiative keeps its earlier versions.',
  again: 'Read in another file',
  unreadable: 'The file is not one from here. Take it out again, and change only its cells.',
  noColumns: (name) =>
    `The file lacks the column ${name}. Take it out again, and leave the heading row as it is.`,
  missing: 'Choose a file, or paste its content.',
  tooMany: (n) => `The file has more than ${formatNumber(n, 'en')} rows. Split it.`,
  tooLarge: 'The file is larger than 10 MB. Split it.',
  notJson: (name) => `The cell ${name} cannot be read. Fetch it from a new file.`,
  notHere: 'The initiative is not in your room. Empty the cell sheet to bring it in as a new one.',
  twice: 'The initiative stands on an earlier row of the file.',
  asideLink: 'See texts set aside',
}

/** Words about reading back a file. */
export const importMessages = { sv, en } satisfies Record<Language, typeof sv>
