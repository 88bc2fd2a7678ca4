/**
 * The own room of an organisation.
 *
 * sheet        what an organisation has written about one of its initiatives; private until published
 * public part  what of a sheet everybody may see on a given day
 * withholding  a ground in law and a last day; what is withheld is named as such in public
 * claim        taking over a record that others have told of
 * settle       confirming a record, or contesting it with a reason
 * set aside    what somebody had written when another saved first
 * attachment   a file that belongs to a sheet, shared no further than the sheet
 * letter       a message to an organisation without an address being shown
 */

export { AsidePage, AsidesPage } from './aside/aside-pages.tsx'
export { listAsides, readAside } from './aside/list-asides.ts'
export { asideMessages } from './aside/messages.ts'
export { discardAside, eraseSettled, useAside } from './aside/settle-aside.ts'
export { listAttachments, listShownAttachments, readAttachment } from './attachment/access-attachment.ts'
export { addAttachment } from './attachment/add-attachment.ts'
export { attachmentKinds, attachmentLimits, dispositionOf } from './attachment/attachment.ts'
export { AttachmentSection, AttachmentsPage } from './attachment/attachments-page.tsx'
export { attachmentMessages } from './attachment/messages.ts'
export { removeAttachment } from './attachment/remove-attachment.ts'
export { shareAttachment } from './attachment/share-attachment.ts'
export { BoardPage } from './board/board-page.tsx'
export { readBoard } from './board/read-board.ts'
export { readWaiting } from './board/read-waiting.ts'
export { ReportPage } from './board/report-page.tsx'
export { tableFormats, writeSheets } from './board/table-of-sheets.ts'
export { ImportedPage, ImportPage } from './import/import-pages.tsx'
export { beginImport, readImport, takeImport } from './import/import-rows.ts'
export { importMessages } from './import/messages.ts'
export { importLimits } from './import/read-table.ts'
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
export { paths as workspacePaths } from './pages/paths.ts'
export { OwnBox, SettlePage } from './pages/settle-page.tsx'
export { SharedPage } from './pages/shared-page.tsx'
export { SheetPage } from './pages/sheet-page.tsx'
export { StoredPage } from './pages/stored-page.tsx'
export { removeDemonstrationSheets } from './remove-demonstration-sheets.ts'
export { accessSheet, findSheetOf, listShared, listSheets } from './sheet/access-sheet.ts'
export { checkState } from './sheet/check-state.ts'
export { claimRecord, settleRecords } from './sheet/claim-records.ts'
export { openDue } from './sheet/open-due.ts'
export { confirmAsPublished, listOverdue, type Overdue } from './sheet/overdue.ts'
export { swedishDay } from './sheet/public-part.ts'
export { publishSheet } from './sheet/publish-sheet.ts'
export { readForm } from './sheet/read-form.ts'
export { listVersions, restoreVersion } from './sheet/restore-version.ts'
export { type Saved, type SheetForm, saveSheet } from './sheet/save-sheet.ts'
export { Sheet, SheetState } from './sheet/sheet-state.ts'
