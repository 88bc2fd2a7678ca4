import type { Bilingual } from '#platform/language'

const standard = 'https://yml.publiccode.tools'

/** What each kind of fault in a publiccode.yml means to its owner, and what to do about it. */
export const messages = {
  'not-text': {
    sv: 'Filen är inte text. Spara publiccode.yml som vanlig text i UTF-8.',
    en: 'The file is not text. Save publiccode.yml as plain text in UTF-8.',
  },
  empty: {
    sv: 'Filen är tom. Fyll i den med publiccode-editorn eller ta bort den.',
    en: 'The file is empty. Fill it in with the publiccode editor, or remove it.',
  },
  'html-instead-of-yaml': {
    sv: 'Svaret är en webbsida, inte YAML. Ange adressen till råfilen, och kontrollera att den kan läsas utan inloggning.',
    en: 'The answer is a web page, not YAML. Give the address of the raw file, and check that it can be read without signing in.',
  },
  'too-large': {
    sv: 'Filen är större än 400 kB och läses inte. En publiccode.yml är sällan över 10 kB.',
    en: 'The file is larger than 400 kB and is not read. A publiccode.yml is seldom above 10 kB.',
  },
  'not-yaml': {
    sv: 'Raden är inte giltig YAML. Kontrollera indrag, citattecken och kolon på raden och raden före.',
    en: 'The line is not valid YAML. Check indentation, quotes and colons on it and on the line before.',
  },
  'too-many-aliases': {
    sv: 'Filen vecklar ut sig till orimligt många värden genom YAML-alias. Skriv värdena direkt.',
    en: 'The file unfolds to an unreasonable number of values through YAML aliases. Write the values out.',
  },
  'not-publiccode': {
    sv: 'Filen är YAML men ingen publiccode.yml: överst ska nycklar som name och url stå.',
    en: 'The file is YAML but no publiccode.yml: keys such as name and url should stand at the top.',
  },
  'not-a-catalogue-page': {
    sv: 'Filen är JSON men inget svar från en öppen programkatalog (data med publiccodeYml). Ange en publiccode.yml eller katalogens adress /software.',
    en: 'The file is JSON but no answer from an open software catalogue (data with publiccodeYml). Give a publiccode.yml or the /software address of the catalogue.',
  },
  'no-name': {
    sv: 'Namnet saknas, och därför kan posten inte visas. Lägg till raden name.',
    en: 'The name is missing, so the record cannot be shown. Add the line name.',
  },
  'tab-in-yaml': {
    sv: 'Raden är indragen med tabb, vilket YAML förbjuder. Byt tabben mot mellanslag. Där det gick lästes varje tabb som två mellanslag.',
    en: 'The line is indented with a tab, which YAML forbids. Replace the tab with spaces. Where possible each tab was read as two spaces.',
  },
  'duplicate-key': {
    sv: 'Nyckeln står två gånger; den första gäller. Ta bort den andra.',
    en: 'The key stands twice; the first counts. Remove the second.',
  },
  'several-documents': {
    sv: 'Filen håller flera YAML-dokument; bara det första lästes. Lägg ett program per fil.',
    en: 'The file holds several YAML documents; only the first was read. Keep one program to a file.',
  },
  'old-version': {
    sv: 'Version 0.1 av standarden är ersatt. Skriv om filen till 0.7; det mesta heter likadant.',
    en: 'Version 0.1 of the standard has been replaced. Rewrite the file for 0.7; most keys keep their names.',
  },
  'unknown-version': {
    sv: 'Okänd version av standarden. Skriv publiccodeYmlVersion: "0" eller "0.2" till "0.7". Filen lästes som 0.7.',
    en: 'Unknown version of the standard. Write publiccodeYmlVersion: "0" or "0.2" to "0.7". The file was read as 0.7.',
  },
  'missing-key': {
    sv: `Nyckeln är obligatorisk i standarden men saknas eller är tom. Lägg till den: ${standard}`,
    en: `The standard requires this key, but it is missing or empty. Add it: ${standard}`,
  },
  'unknown-key': {
    sv: `Nyckeln finns inte i standarden och lästes inte. Kontrollera stavningen: ${standard}`,
    en: `The standard has no such key, and it was not read. Check the spelling: ${standard}`,
  },
  'key-in-wrong-case': {
    sv: 'Nyckeln är skriven med fel stora och små bokstäver. Den lästes ändå; rätta stavningen.',
    en: 'The key is written with the wrong capitals. It was read all the same; correct the spelling.',
  },
  'wrong-type': {
    sv: 'Värdet har fel form, till exempel en lista där text väntas. Det som gick att förstå togs med.',
    en: 'The value has the wrong form, such as a list where text is expected. What could be understood was kept.',
  },
  'unknown-word': {
    sv: `Ordet finns inte i standardens lista för denna nyckel. Välj ett ord därur: ${standard}`,
    en: `The word is not in the list that the standard gives for this key. Choose one from it: ${standard}`,
  },
  'loose-date': {
    sv: 'Datumet är inte skrivet ÅÅÅÅ-MM-DD. Det lästes så långt det var entydigt; skriv det fullt ut.',
    en: 'The date is not written YYYY-MM-DD. It was read as far as it was unambiguous; write it in full.',
  },
  'not-a-date': {
    sv: 'Detta gick inte att läsa som ett datum, som därför är okänt. Skriv ÅÅÅÅ-MM-DD.',
    en: 'This could not be read as a date, which therefore is unknown. Write YYYY-MM-DD.',
  },
  'loose-address': {
    sv: 'Adressen är inte en vanlig webbadress men kunde tydas. Skriv den med https:// och utan lösenord.',
    en: 'The address is not a plain web address but could be understood. Write it with https:// and without password.',
  },
  'not-an-address': {
    sv: 'Detta är ingen webbadress och togs inte med. Skriv en adress som börjar med https://.',
    en: 'This is no web address and was left out. Write an address that begins with https://.',
  },
  'unknown-licence': {
    sv: 'Licensen är inget känt SPDX-uttryck och visas som den står. Välj beteckning på https://spdx.org/licenses/.',
    en: 'The licence is no known SPDX expression and is shown as it stands. Choose an identifier at https://spdx.org/licenses/.',
  },
  'licence-spelling': {
    sv: 'Licensen är inte skriven som i SPDX men kunde tydas. Skriv beteckningen exakt som på https://spdx.org/licenses/.',
    en: 'The licence is not spelt as in SPDX but could be understood. Write it exactly as at https://spdx.org/licenses/.',
  },
  'language-key': {
    sv: 'Språknyckeln är inte skriven enligt BCP 47 men kunde tydas. Skriv till exempel sv, en eller it.',
    en: 'The language key does not follow BCP 47 but could be understood. Write for example sv, en or it.',
  },
  'unknown-language': {
    sv: 'Språknyckeln kunde inte tydas, så texten togs inte med. Skriv till exempel sv, en eller it.',
    en: 'The language key could not be understood, so its text was left out. Write for example sv, en or it.',
  },
  'text-too-short': {
    sv: 'Texten är kortare än standardens minsta längd (longDescription: 150 tecken). Den togs med.',
    en: 'The text is shorter than the standard allows (longDescription: 150 characters). It was kept.',
  },
  'text-too-long': {
    sv: 'Texten är längre än standarden tillåter (shortDescription: 150, longDescription: 10 000 tecken). Det som ryms togs med.',
    en: 'The text is longer than the standard allows (shortDescription: 150, longDescription: 10,000 characters). What fits was kept.',
  },
  'repeated-entry': {
    sv: 'Samma post står flera gånger i listan och räknas en gång. Ta bort upprepningen.',
    en: 'The same entry stands several times in the list and is counted once. Remove the repetition.',
  },
  'list-too-long': {
    sv: 'Listan är längre än vad som tas emot; resten togs inte med.',
    en: 'The list is longer than what is taken; the rest was left out.',
  },
  'contact-details': {
    sv: 'E-postadress eller telefonnummer i texten togs bort: personuppgifter förs inte vidare. Hänvisa till en webbsida i stället.',
    en: 'An e-mail address or telephone number in the text was taken out: personal data is not passed on. Refer to a web page instead.',
  },
  'file-missing': {
    sv: 'Här finns ingen publiccode.yml. Kontrollera sökvägen eller adressen.',
    en: 'There is no publiccode.yml here. Check the path or the address.',
  },
  'unknown-forge': {
    sv: 'Adressen är varken en publiccode.yml eller en organisation på GitHub, GitLab eller Forgejo som går att känna igen. Ange forge=github, gitlab eller forgejo, eller adressen till råfilen.',
    en: 'The address is neither a publiccode.yml nor an organisation recognised as GitHub, GitLab or Forgejo. Give forge=github, gitlab or forgejo, or the address of the raw file.',
  },
  'not-a-repository-list': {
    sv: 'Kodvärden svarade något annat än en lista över kodförråd. Kontrollera adressen och apiBase.',
    en: 'The code host answered something else than a list of repositories. Check the address and apiBase.',
  },
} satisfies Record<string, Bilingual>

/** A kind of fault that a publiccode.yml can have. */
export type FaultCode = keyof typeof messages
