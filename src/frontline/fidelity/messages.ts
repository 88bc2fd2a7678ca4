const sv = {
  title: 'Kommer allt fram oförändrat?',
  description:
    'Jämför vad som skrevs in med vad mottagaren visar. Filerna jämförs i din webbläsare och skickas ingenstans.',
  lead: 'Välj en fil med det som skrevs in och en med det som visas hos mottagaren. De jämförs i din webbläsare, fält för fält, och skickas ingenstans. Använd påhittade personer.',
  noScript:
    'Jämförelsen görs av ett skript, så att filerna aldrig lämnar din dator. Utan skript gör kommandot samma sak på er egen dator:',
  entered: 'Det som skrevs in',
  shown: 'Det som visas',
  orPaste: 'eller klistra in',
  file: 'Fil, CSV eller JSON',
  compare: 'Jämför',
  fileHelp: 'Hur filerna ser ut',
  fileHelpSays:
    'Första kolumnen är postens nummer, samma i båda filerna. Rubriken får säga vad fältet är och om fel i det kan skada: dos:number!, diagnos:text!, status:status!, tid:time, patient:person!. Utropstecknet betyder kritiskt. Säger rubriken inget räknas fältet som kritisk text.',
  pairs: 'Texter att prova med',
  pairsSays:
    '500 påhittade anteckningar med ”ingen”, ”ej”, ”utan”, ”utesluts”, ”misstänkt” och ”tidigare” först på raden, sist på raden, i fetstil, kring 80, 255 och 4 000 tecken och med å, ä och ö. Skriv in dem i systemet, hämta ut det som visas och jämför.',
  pairsGet: 'Hämta texterna',
  problems: {
    empty: 'Det finns inget att läsa.',
    'no-records': 'Filen har inga poster eller bara en kolumn.',
    'not-a-table': 'Filen går inte att läsa som CSV eller JSON.',
    'same-id-twice': 'Samma nummer finns två gånger i filen.',
    'too-large': 'Filen är för stor för webbläsaren. Använd kommandot.',
  },
  verdicts: {
    whole: 'Alla kritiska fält kom fram oförändrade',
    broken: 'Kritiska fält kom inte fram oförändrade',
    'nothing-compared': 'Inget kritiskt fält jämfördes',
  },
  critical: 'Kritiska fält lika',
  of: 'av',
  notProof: 'Inget fel sågs. Med så här många fält kan ändå så här stor andel vara fel:',
  kind: 'Skillnad',
  count: 'Antal',
  record: 'Post',
  field: 'Fält',
  wholeRecord: 'hela posten',
  list: 'Skillnaderna, bara på din skärm',
  first: 'De första 200 visas.',
  counts: 'Det enda som får lämna datorn',
  countsSay: 'Antal och klasser, utan poster, fält eller värden. Kopiera dem om resultatet ska publiceras.',
  kinds: {
    'wrong-person': 'fel person',
    polarity: 'vänd betydelse',
    missing: 'saknas',
    value: 'annat värde',
    unit: 'annan enhet',
    code: 'annan kod',
    status: 'annan status',
    time: 'annan tid',
    truncated: 'avhugget',
    added: 'tillagt',
    order: 'annan ordning',
  },
}

const en: typeof sv = {
  title: 'Does everything arrive unchanged?',
  description:
    'Compare what was entered with what the receiver shows. Files are compared in your browser and sent nowhere.',
  lead: 'Choose a file with what was entered and one with what the receiver shows. They are compared in your browser, field by field, and sent nowhere. Use invented persons.',
  noScript:
    'A script compares, so that the files never leave your computer. Without script the command does the same on your own:',
  entered: 'What was entered',
  shown: 'What is shown',
  orPaste: 'or paste',
  file: 'File, CSV or JSON',
  compare: 'Compare',
  fileHelp: 'What the files look like',
  fileHelpSays:
    'The first column is the number of the record, the same in both files. A header may say what its field is and whether an error in it can hurt: dose:number!, diagnosis:text!, status:status!, time:time, patient:person!. The exclamation mark means critical. A header that says nothing is critical text.',
  pairs: 'Texts to try with',
  pairsSays:
    '500 invented notes with “no”, “without”, “suspected”, “previous” and their Swedish like first in the line, last in the line, in bold, around 80, 255 and 4,000 characters and with å, ä and ö. Enter them into the system, take out what it shows, and compare.',
  pairsGet: 'Download the texts',
  problems: {
    empty: 'There is nothing to read.',
    'no-records': 'The file has no records, or only one column.',
    'not-a-table': 'The file cannot be read as CSV or JSON.',
    'same-id-twice': 'The same number stands twice in the file.',
    'too-large': 'The file is too large for the browser. Use the command.',
  },
  verdicts: {
    whole: 'All critical fields arrived unchanged',
    broken: 'Critical fields did not arrive unchanged',
    'nothing-compared': 'No critical field was compared',
  },
  critical: 'Critical fields equal',
  of: 'of',
  notProof: 'No error was seen. With this many fields, this share may still be wrong:',
  kind: 'Difference',
  count: 'Count',
  record: 'Record',
  field: 'Field',
  wholeRecord: 'the whole record',
  list: 'The differences, on your screen alone',
  first: 'The first 200 are shown.',
  counts: 'All that may leave the computer',
  countsSay:
    'Counts and classes, without records, fields or values. Copy them if the result is to be published.',
  kinds: {
    'wrong-person': 'wrong person',
    polarity: 'turned meaning',
    missing: 'missing',
    value: 'other value',
    unit: 'other unit',
    code: 'other code',
    status: 'other status',
    time: 'other time',
    truncated: 'cut off',
    added: 'added',
    order: 'other order',
  },
}

/** What is said where files are compared, on the page and in its script. */
export const messages = { sv, en }

/** The words of one language, for the script. */
export type CompareWords = typeof sv
