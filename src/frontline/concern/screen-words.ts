import type { Bilingual } from '#platform/language'
import { findingNames, findPersonalData } from '#platform/personal-data'

/** What in a text seems to tell of a single person, each as a sentence for whoever wrote it. Empty when nothing does. */
export function personalIn(text: string): Bilingual[] {
  return findPersonalData(text).map(({ kind, written }) => ({
    sv: `Texten verkar innehålla ${findingNames[kind].sv}: ${written}. Ta bort det.`,
    en: `The text seems to hold ${findingNames[kind].en}: ${written}. Take it out.`,
  }))
}
