import type { Issue } from '../../connector.ts'

const issue =
  (severity: Issue['severity'], code: string, sv: string, en: string) =>
  (place: string, value = ''): Issue => ({
    severity,
    code,
    place,
    value: value.slice(0, 500),
    message: { sv, en },
  })

/** The heading stands again inside the file, as when two exports are pasted together. */
export const repeatedHeader = issue(
  'deviation',
  'repeated-header',
  'Rubrikraden står en gång till inne i filen. Raden hoppades över.',
  'The heading row stands once more inside the file. It was skipped.',
)

/** Without a CPV code nobody can tell whether it is IT. */
export const noCpv = issue(
  'rejected',
  'missing-cpv',
  'Raden saknar CPV-kod med åtta siffror, så det går inte att se om den gäller it. Ta med kolumnen ”Huvudsaklig CPV-kod”.',
  'The row has no CPV code of eight digits, so it cannot be told whether it is IT. Include the column “Huvudsaklig CPV-kod”.',
)

/** Without the procurement's id its rows cannot be put together. */
export const noIdentifier = issue(
  'rejected',
  'missing-identifier',
  'Raden saknar upphandlings-id. Ta med kolumnen ”Upphandlings-ID” i exporten.',
  'The row has no procurement id. Include the column “Upphandlings-ID” in the export.',
)

/** A procurement nobody can name cannot be shown. */
export const noTitle = issue(
  'rejected',
  'missing-title',
  'Upphandlingen saknar titel. Ta med kolumnen ”Upphandlingens titel” i exporten.',
  'The procurement has no title. Include the column “Upphandlingens titel” in the export.',
)

/** An initiative is an organisation's; without a buyer there is none. */
export const noBuyer = issue(
  'rejected',
  'missing-organisation',
  'Raden saknar både köparens namn och organisationsnummer. Ta med minst ett av dem.',
  'The row has neither the buyer’s name nor its organisation number. Include at least one of them.',
)

/** The publication day could not be read; the rest of the row is taken. */
export const notADate = issue(
  'deviation',
  'not-a-date',
  'Publiceringsdatumet går inte att läsa. Skriv det som 2021-03-04. Upphandlingen togs med utan datum.',
  'The publication date cannot be read. Write it as 2021-03-04. The procurement was taken without a date.',
)

/** The value could not be read; it counts as unknown. */
export const notAnAmount = issue(
  'deviation',
  'not-an-amount',
  'Det kontrakterade värdet är inte ett tal. Skriv det i hela kronor. Värdet räknas som okänt.',
  'The contract value is not a number. Write it in whole kronor. The value counts as unknown.',
)

/** Nobody contracts for less than nothing; it counts as unknown. */
export const negative = issue(
  'deviation',
  'negative-amount',
  'Det kontrakterade värdet är negativt. Rätta det hos källan. Värdet räknas som okänt.',
  'The contract value is negative. Have the source mend it. The value counts as unknown.',
)

/** Kept as the source wrote it, but hardly what was bought. */
export const lowAmount = issue(
  'deviation',
  'low-amount',
  'Det kontrakterade värdet är under 1 000 kr, troligen ett timpris eller ett påhittat tal. Det visas som källan skrev det.',
  'The contract value is below SEK 1,000, probably an hourly price or a dummy. It is shown as the source wrote it.',
)

/** Two amounts that together pass what can be counted exactly. */
export const sumTooLarge = issue(
  'deviation',
  'amount-too-large',
  'Upphandlingens värden blir tillsammans orimligt stora. Värdet räknas som okänt.',
  'The procurement’s values add up to an unreasonable amount. The value counts as unknown.',
)

/** More suppliers than a record holds. */
export const tooManySuppliers = issue(
  'deviation',
  'too-many-suppliers',
  'Upphandlingen har fler än 200 leverantörer. De 200 första togs med.',
  'The procurement has more than 200 suppliers. The first 200 were taken.',
)

/** The same row twice would count the same money twice. */
export const repeatedRow = issue(
  'deviation',
  'repeated-row',
  'Raden står två gånger i filen och räknas en gång.',
  'The row stands twice in the file and is counted once.',
)

/** The columns are not those of the statistics export. */
export const wrongColumns = issue(
  'rejected',
  'wrong-columns',
  'Kolumnerna är inte de i Upphandlingsmyndighetens statistikexport. Exporten ska ha ”Upphandlings-ID”, ”Upphandlingens titel”, köpare och CPV-kod.',
  'The columns are not those of Upphandlingsmyndigheten’s statistics export. It must have “Upphandlings-ID”, “Upphandlingens titel”, the buyer and the CPV code.',
)

/** The file or the folder holds nothing we can read. */
export const nothingToRead = issue(
  'rejected',
  'nothing-to-read',
  'Här finns ingen fil av slaget CSV, XLSX, JSON eller JSON lines. Kontrollera sökvägen.',
  'There is no CSV, XLSX, JSON or JSON lines file here. Check the path.',
)

/** How many rows of the file are about something else than IT. */
export function otherCpv(place: string, count: number): Issue {
  const sv = `${count} rader gäller annat än it (CPV 48 och 72) och är inte med. Det är som det ska.`
  const en = `${count} rows are about something else than IT (CPV 48 and 72) and are left out, as intended.`
  return issue('deviation', 'outside-it', sv, en)(place, String(count))
}
