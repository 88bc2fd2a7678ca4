import type { Bilingual } from '#platform/language'

/** What each kind of fault in a table means to its owner, and what to do about it. */
export const messages = {
  'bad-mapping': {
    sv: 'Mappningsfilen går inte att använda. Rätta det som anges i värdet; formatet beskrivs i kopplingens readme.',
    en: 'The mapping file cannot be used. Correct what the value names; the format is described in the readme of the connector.',
  },
  'missing-sheet': {
    sv: 'Bladet som mappningen anger finns inte i filen. Rätta sheet i mappningen, eller bladets namn.',
    en: 'The sheet that the mapping names is not in the file. Correct sheet in the mapping, or the name of the sheet.',
  },
  'missing-header': {
    sv: 'Rubrikraden som mappningen anger finns inte i bladet. Rätta headerRow; första raden är 1.',
    en: 'The header row that the mapping names is not in the sheet. Correct headerRow; the first row is 1.',
  },
  'missing-column': {
    sv: 'Kolumnen finns inte i rubrikraden. Rätta namnet i mappningen eller i tabellen. Övriga kolumner lästes.',
    en: 'The column is not in the header row. Correct its name in the mapping or in the table. The other columns were read.',
  },
  'missing-main-column': {
    sv: 'En kolumn som behövs för nyckel, titel eller organisation finns inte i rubrikraden, så inget lästes. Rätta namnet i mappningen eller i tabellen.',
    en: 'A column needed for key, title or organisation is not in the header row, so nothing was read. Correct its name in the mapping or in the table.',
  },
  'repeated-column': {
    sv: 'Två kolumner har samma rubrik; den första lästes. Ge dem olika namn.',
    en: 'Two columns bear the same header; the first was read. Give them different names.',
  },
  'no-key': {
    sv: 'Raden saknar nyckel och är inte med. Fyll i nyckelkolumnen, till exempel ett projektnummer.',
    en: 'The row has no key and is left out. Fill in the key column, such as a project number.',
  },
  'no-title': {
    sv: 'Raden saknar titel och är inte med. Fyll i titelkolumnen.',
    en: 'The row has no title and is left out. Fill in the title column.',
  },
  'no-organisation': {
    sv: 'Raden saknar organisation och är inte med. Fyll i kolumnen, eller ange organisationen i mappningen.',
    en: 'The row has no organisation and is left out. Fill in the column, or give the organisation in the mapping.',
  },
  'repeated-key': {
    sv: 'Nyckeln står redan på raden inom parentes, och därför är den här raden inte med. Ge varje rad en egen nyckel.',
    en: 'The key already stands on the row in parentheses, so this row is left out. Give each row a key of its own.',
  },
  'not-a-date': {
    sv: 'Detta gick inte att läsa som ett datum, som därför är okänt. Skriv 2024-03-04, 2024-03 eller 2024. Är det 03/04/2024: ange dateOrder i mappningen.',
    en: 'This could not be read as a date, which therefore is unknown. Write 2024-03-04, 2024-03 or 2024. If it is 03/04/2024, give dateOrder in the mapping.',
  },
  'loose-date': {
    sv: 'Datumet är ett kvartal, som lästes som sitt år, eller ett serienummer från ett kalkylark. Skriv 2024-03-04 eller 2024-03.',
    en: 'The date is a quarter, read as its year, or a serial number from a spreadsheet. Write 2024-03-04 or 2024-03.',
  },
  'not-an-amount': {
    sv: 'Detta gick inte att läsa som ett belopp, som därför är okänt. Skriv till exempel 3 400 000 eller 3,4 mkr.',
    en: 'This could not be read as an amount, which therefore is unknown. Write for example 3 400 000 or 3,4 mkr.',
  },
  'ambiguous-amount': {
    sv: 'Beloppet betyder olika saker med komma och punkt som decimaltecken och är därför okänt. Ange decimal i mappningen, eller skriv tusental med mellanslag.',
    en: 'The amount means different things with comma and point as decimal sign, and therefore is unknown. Give decimal in the mapping, or part thousands by spaces.',
  },
  'bounded-amount': {
    sv: 'Detta är en gräns, inte ett belopp, som därför är okänt. Skriv ett belopp eller ett spann som 10–12 mkr.',
    en: 'This is a bound, not an amount, which therefore is unknown. Write an amount, or a range such as 10–12 mkr.',
  },
  'negative-amount': {
    sv: 'Beloppet är negativt och räknas som okänt. Skriv det utan minustecken om det är en kostnad.',
    en: 'The amount is negative and counts as unknown. Write it without the minus sign if it is a cost.',
  },
  'amount-too-large': {
    sv: 'Beloppet är orimligt stort och räknas som okänt. Kontrollera enheten i kolumnen och i mappningen.',
    en: 'The amount is unreasonably large and counts as unknown. Check the unit in the column and in the mapping.',
  },
  'unknown-phase': {
    sv: 'Ordet för fas är okänt; det visas som det står, och fasen är okänd. Lägg ordet i values i mappningen.',
    en: 'The word for the phase is not known; it is shown as it stands, and the phase is unknown. Put the word in values in the mapping.',
  },
  'unknown-word': {
    sv: 'Ordet är okänt och togs inte med. Lägg det i values i mappningen.',
    en: 'The word is not known and was left out. Put it in values in the mapping.',
  },
  'not-an-address': {
    sv: 'Detta är ingen webbadress och togs inte med. Skriv en adress som börjar med https://.',
    en: 'This is no web address and was left out. Write an address that begins with https://.',
  },
  'not-a-cpv-code': {
    sv: 'Detta är ingen CPV-kod och togs inte med. Skriv åtta siffror, med eller utan kontrollsiffra.',
    en: 'This is no CPV code and was left out. Write eight digits, with or without the check digit.',
  },
  'text-too-long': {
    sv: 'Texten är längre än vad som tas emot (500 tecken för en rad, 20 000 för löptext). Början togs med.',
    en: 'The text is longer than what is taken (500 characters for a line, 20,000 for prose). Its beginning was kept.',
  },
  'list-too-long': {
    sv: 'Listan är längre än vad som tas emot; resten togs inte med.',
    en: 'The list is longer than what is taken; the rest was left out.',
  },
  'contact-details': {
    sv: 'E-postadress eller telefonnummer togs bort: personuppgifter förs inte vidare. Skriv en roll i stället.',
    en: 'An e-mail address or telephone number was taken out: personal data is not passed on. Write a role instead.',
  },
  'does-not-fit': {
    sv: 'Raden har ett värde som registret inte kan ta emot. Rätta fältet som anges i värdet.',
    en: 'The row has a value that the registry cannot take. Correct the field that the value names.',
  },
  'nothing-to-read': {
    sv: 'Här finns ingen tabell (CSV, XLSX eller ODS). Kontrollera sökvägen.',
    en: 'There is no table (CSV, XLSX or ODS) here. Check the path.',
  },
} satisfies Record<string, Bilingual>

/** A kind of fault that a table can have. */
export type FaultCode = keyof typeof messages
