/**
 * The own room of an organisation.
 *
 * sheet        what an organisation has written about one of its initiatives; private until published
 * public part  what of a sheet everybody may see on a given day
 * withholding  a ground in law and a last day; what is withheld is named as such in public
 * claim        taking over a record that others have told of
 * settle       confirming a record, or contesting it with a reason
 * set aside    what somebody had written when another saved first
 * letter       a message to an organisation without an address being shown
 */
export { BoardPage, ReportPage } from './board/board-page.tsx'
export { readBoard } from './board/read-board.ts'
export { readBack, tableFormats, writeSheets } from './board/table-of-sheets.ts'
export { AskPage, LettersPage, ReceiptPage } from './letter/letter-pages.tsx'
export {
  answerLetter,
  eraseLetter,
  eraseOldLetters,
  listLetters,
  readAnswerTime,
  readLetter,
  sendLetter,
} from './letter/letters.ts'
export { messages as workspaceMessages } from './pages/messages.ts'
export { ImportPage, SharedPage } from './pages/other-pages.tsx'
export { paths as workspacePaths } from './pages/paths.ts'
export { OwnBox, SettlePage } from './pages/settle-page.tsx'
export { SheetPage } from './pages/sheet-page.tsx'
export { StoredPage } from './pages/stored-page.tsx'
export { removeDemonstrationSheets } from './remove-demonstration-sheets.ts'
export { accessSheet, findSheetOf, listShared, listSheets } from './sheet/access-sheet.ts'
export { claimRecord, settleRecords } from './sheet/claim-records.ts'
export { openDue } from './sheet/open-due.ts'
export { swedishDay } from './sheet/public-part.ts'
export { publishSheet } from './sheet/publish-sheet.ts'
export { readForm } from './sheet/read-form.ts'
export { type Saved, type SheetForm, saveSheet } from './sheet/save-sheet.ts'
export type { Sheet, SheetState } from './sheet/sheet-state.ts'
