/**
 * Words that say that something is bought, brought in or replaced, whatever it is. In a search among such undertakings
 * they tell nothing: `upphandling av lönesystem` is after payroll systems, however they came about.
 */
const frameWords: ReadonlySet<string> = new Set(
  [
    'upphandling upphandlingen upphandla anskaffning anskaffa inköp köpa köp ramavtal införa införande införandet',
    'byta byte bytet utbyte ersätta ny nya nytt projekt projektet lösning lösningar system systemet uppdrag',
    'procurement procure buy buying purchase replace replacing replacement introduce introducing new project',
    'solution solutions system tender',
  ].flatMap((line) => line.split(' ')),
)

/** Whether a word, in small letters, says only that something is undertaken. */
export const isFrameWord = (word: string): boolean => frameWords.has(word)
