const sv = {
  heading: 'Vad det är till för',
  notTold: 'Behovet går inte att läsa ut ur titeln och texten.',
  noneFits: 'Inget av behoven i behovskartan stämmer.',
  quoted: (word: string) => `”${word}”`,
  decidedBy: (words: string) => `Avgjort av ${words}.`,
  byRules:
    'Utläst av registret ur postens egna ord. Behovet är det som gör att två initiativ går att jämföra.',
  corrected: (who: string, date: string, reason: string) => `Rättat av ${who}, ${date}: ${reason}`,
  registry: 'registret',
  roles: {
    editor: 'redaktör',
    publisher: 'utgivare',
    administrator: 'administratör',
    moderator: 'moderator',
    operator: 'driftansvarig',
  },
  correctLink: 'Rätta behovet',
  formTitle: 'Rätta behovet',
  formLead:
    'Säg vad det här är till för. Det ni väljer gäller i stället för det som registret läst ut, i sökning, jämförelser och tvillingar, tills någon ändrar det.',
  now: (needs: string) => `Nu: ${needs}`,
  place: (place: number): string =>
    place === 1 ? 'Behov' : place === 2 ? 'Ännu ett behov' : 'Ett tredje behov',
  placeHint: 'Det som stämmer bäst först. Skriv de första bokstäverna i området för att hitta i listan.',
  none: 'Inget av behoven stämmer',
  noneHint: 'Då räknas posten inte till något behov alls.',
  reason: 'Varför',
  reasonHint: 'En mening räcker. Den visas på sidan med organisation och roll, aldrig ditt namn.',
  save: 'Spara behovet',
  letRules: 'Låt registret läsa ut det igen',
}

const en: typeof sv = {
  heading: 'What it is for',
  notTold: 'The need cannot be read out of the title and the text.',
  noneFits: 'None of the needs in the map fits.',
  quoted: (word) => `“${word}”`,
  decidedBy: (words) => `Decided by ${words}.`,
  byRules:
    'Read by the registry out of the record’s own words. The need is what makes two initiatives comparable.',
  corrected: (who, date, reason) => `Corrected by ${who}, ${date}: ${reason}`,
  registry: 'the registry',
  roles: {
    editor: 'editor',
    publisher: 'publisher',
    administrator: 'administrator',
    moderator: 'moderator',
    operator: 'operator',
  },
  correctLink: 'Correct the need',
  formTitle: 'Correct the need',
  formLead:
    'Say what this is for. What you choose holds instead of what the registry read, in search, comparisons and twins, until someone changes it.',
  now: (needs) => `Now: ${needs}`,
  place: (place) => (place === 1 ? 'Need' : place === 2 ? 'One more need' : 'A third need'),
  placeHint: 'The best fit first. Type the first letters of the area to find your way in the list.',
  none: 'None of the needs fits',
  noneHint: 'The record is then counted under no need at all.',
  reason: 'Why',
  reasonHint: 'One sentence is enough. It is shown on the page with organisation and role, never your name.',
  save: 'Save the need',
  letRules: 'Let the registry read it again',
}

/** What the pages about needs say. */
export const needMessages = { sv, en }
