import type { Spreadsheet } from '#platform/sandbox'
import type { Issue } from '../../connector.ts'
import { quote } from '../../outside-text.ts'
import { cellText } from './read-cell.ts'
import { suggestMapping } from './suggest-mapping.ts'

/** Says that a mapping is needed, and shows one guessed from the header row to save, check and give back. */
export function askForMapping(table: Pick<Spreadsheet, 'format' | 'sheets'>): Issue {
  const suggestion = suggestMapping(table)
  const value = quote((table.sheets[0]?.rows[0] ?? []).map(cellText).join(', '))
  const common = { severity: 'rejected', code: 'no-mapping', place: 'option mapping', value } as const
  if (suggestion === null) {
    return {
      ...common,
      message: {
        sv: 'Tabellen kan inte läsas utan en mappning, och ingen rubrikrad kändes igen. Skriv en mappning enligt kopplingens readme och ange mapping=<fil>.',
        en: 'The table cannot be read without a mapping, and no header row was recognised. Write a mapping as the readme of the connector says, and give mapping=<file>.',
      },
    }
  }
  const json = JSON.stringify(suggestion, null, 2)
  return {
    ...common,
    message: {
      sv: `Tabellen kan inte läsas utan en mappning. Här är ett förslag från rubrikraden: granska det, ta bort kolumner som inte ska bli offentliga, spara det som mapping.json och ange mapping=mapping.json.\n${json}`,
      en: `The table cannot be read without a mapping. Here is a suggestion from the header row: check it, remove columns that should not become public, save it as mapping.json and give mapping=mapping.json.\n${json}`,
    },
  }
}
