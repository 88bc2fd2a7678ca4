import type { Bilingual } from '#platform/language'
import type { DocumentCode } from './document.ts'
import type { RunCode } from './run-in-worker.ts'
import type { OwnSpreadsheetCode } from './spreadsheet.ts'
import type { UnzipCode } from './unzip-with-limits.ts'

const damaged: Bilingual = {
  sv: 'Filen är skadad eller ofullständig. Spara den på nytt i programmet den kommer från, och lämna den igen.',
  en: 'The file is damaged or incomplete. Save it again in the program it came from, and hand it in once more.',
}

const encrypted: Bilingual = {
  sv: 'Filen är låst med lösenord. Spara en kopia utan lösenord.',
  en: 'The file is locked with a password. Save a copy without a password.',
}

const beyondReason: Bilingual = {
  sv: 'Filen är orimligt hårt packad och öppnades inte. Kontrollera att det är den avsedda filen, eller spara tabellen som CSV.',
  en: 'The file is packed beyond reason and was not opened. Check that it is the file you meant, or save the table as CSV.',
}

const unpacksTooLarge: Bilingual = {
  sv: 'Filen blir för stor när den packas upp. Dela upp den i flera mindre filer.',
  en: 'The file grows too large when unpacked. Split it into several smaller files.',
}

/** What each refusal of a container means, and what to do. */
export const zipMessages: Readonly<Record<UnzipCode, Bilingual>> = {
  'not-a-zip': {
    sv: 'Filen är ingen zip-fil. Kontrollera att rätt fil lämnades.',
    en: 'The file is not a zip file. Check that the right file was handed in.',
  },
  'damaged-zip': damaged,
  'encrypted-zip': encrypted,
  'unsupported-zip': {
    sv: 'Filen är packad på ett ovanligt sätt som inte stöds. Spara den på nytt i Excel eller LibreOffice.',
    en: 'The file is packed in an unusual way that is not supported. Save it again in Excel or LibreOffice.',
  },
  'zip-names': {
    sv: 'Filen innehåller otillåtna filnamn eller länkar och öppnades inte. Spara den på nytt i programmet den kommer från.',
    en: 'The file contains names or links that are not allowed, and was not opened. Save it again in the program it came from.',
  },
  'zip-too-many-entries': {
    sv: 'Filen innehåller för många delar. Dela upp den i flera mindre filer.',
    en: 'The file contains too many parts. Split it into several smaller files.',
  },
  'zip-too-large': unpacksTooLarge,
  'zip-ratio': beyondReason,
}

/** What each way of being cut short means, and what to do. */
export const runMessages: Readonly<Record<RunCode, Bilingual>> = {
  memory: {
    sv: 'Filen krävde mer minne än vad som är tillåtet. Dela upp den i flera mindre filer.',
    en: 'The file needed more memory than is allowed. Split it into several smaller files.',
  },
  deadline: {
    sv: 'Filen tog för lång tid att läsa och läsningen avbröts. Dela upp den i flera mindre filer.',
    en: 'The file took too long to read, and reading was stopped. Split it into several smaller files.',
  },
  crash: {
    sv: 'Filen kunde inte läsas. Kontrollera att den går att öppna, och spara den på nytt.',
    en: 'The file could not be read. Check that it opens, and save it again.',
  },
}

/** What each fault of a table means, and what to do. */
export const spreadsheetMessages: Readonly<Record<OwnSpreadsheetCode, Bilingual>> = {
  empty: {
    sv: 'Filen är tom. Kontrollera att rätt fil lämnades och att exporten blev klar.',
    en: 'The file is empty. Check that the right file was handed in and that the export finished.',
  },
  pdf: {
    sv: 'Filen är en PDF, inte en tabell. Lämna tabellen som XLSX, ODS eller CSV.',
    en: 'The file is a PDF, not a table. Hand in the table as XLSX, ODS or CSV.',
  },
  html: {
    sv: 'Filen är en webbsida, inte en tabell. Öppna den i Excel eller LibreOffice och spara som XLSX, ODS eller CSV, eller ange adressen till själva filen.',
    en: 'The file is a web page, not a table. Open it in Excel or LibreOffice and save as XLSX, ODS or CSV, or give the address of the file itself.',
  },
  xls: {
    sv: 'Filen är i ett äldre eller binärt Excelformat som inte läses. Öppna den i Excel eller LibreOffice och spara som XLSX, ODS eller CSV.',
    en: 'The file is in an older or binary Excel format that is not read. Open it in Excel or LibreOffice and save as XLSX, ODS or CSV.',
  },
  encrypted,
  'not-a-spreadsheet': {
    sv: 'Filen är ingen tabell. Lämna den som XLSX, ODS eller CSV.',
    en: 'The file is not a table. Hand it in as XLSX, ODS or CSV.',
  },
  doctype: {
    sv: 'Filen innehåller en dokumenttypsdeklaration, som kan missbrukas, och lästes därför inte. Spara den på nytt i Excel eller LibreOffice.',
    en: 'The file contains a document type declaration, which can be misused, and was therefore not read. Save it again in Excel or LibreOffice.',
  },
  'too-many-rows': {
    sv: 'Tabellen har fler än 1 000 000 rader. Dela upp den i flera filer.',
    en: 'The table has more than 1,000,000 rows. Split it into several files.',
  },
  'too-many-columns': {
    sv: 'Tabellen har fler än 1 000 kolumner. Ta bort de kolumner som inte behövs, eller kontrollera att rätt skiljetecken används.',
    en: 'The table has more than 1,000 columns. Remove those that are not needed, or check that the right separator is used.',
  },
  'cell-too-long': {
    sv: 'En cell innehåller mer än 100 000 tecken. Kontrollera att citattecken i filen är avslutade, eller korta texten.',
    en: 'A cell holds more than 100,000 characters. Check that quotation marks in the file are closed, or shorten the text.',
  },
  'unclosed-quote': {
    sv: 'Ett citattecken i filen öppnas men avslutas aldrig. Exportera filen på nytt, eller lägg till det citattecken som saknas.',
    en: 'A quotation mark in the file is opened but never closed. Export the file again, or add the missing mark.',
  },
  unreadable: damaged,
}

/** What each fault of a document means, and what to do. */
export const documentMessages: Readonly<Record<DocumentCode, Bilingual>> = {
  empty: {
    sv: 'Filen innehåller ingen text. Kontrollera att rätt fil lämnades, eller klistra in texten.',
    en: 'The file holds no text. Check that the right file was handed in, or paste the text.',
  },
  html: {
    sv: 'Filen är en webbsida. Klistra in texten i stället.',
    en: 'The file is a web page. Paste its text instead.',
  },
  'not-a-document': {
    sv: 'Filen är ingen text som vi läser. Lämna den som DOCX, PDF, Markdown eller ren text, eller klistra in texten.',
    en: 'The file is no text that we read. Hand it in as DOCX, PDF, Markdown or plain text, or paste the text.',
  },
  doctype: {
    sv: 'Filen innehåller en dokumenttypsdeklaration, som kan missbrukas, och lästes därför inte. Klistra in texten i stället.',
    en: 'The file contains a document type declaration, which can be misused, and was therefore not read. Paste the text instead.',
  },
  scanned: {
    sv: 'Filen innehåller bilder av sidor men ingen text, så den går inte att läsa här. Klistra in texten, eller lämna dokumentet innan det skannades.',
    en: 'The file holds pictures of pages and no text, so it cannot be read here. Paste the text, or hand in the document from before it was scanned.',
  },
  encrypted,
  'too-many-pages': {
    sv: 'Filen har fler än 200 sidor. Lämna den del som beskriver behovet, eller klistra in texten.',
    en: 'The file has more than 200 pages. Hand in the part that describes the need, or paste the text.',
  },
  unreadable: damaged,
}
