/** A need as told for a subject, and how sure that is, 0 to 1. */
export interface ToldNeed {
  readonly need: string
  readonly sure: number
}

/** One initiative, as far as it can be compared with others. Texts are in `language`. */
export interface Subject {
  readonly id: string
  readonly title: string
  /** Need, summary and aim in one text; empty when the title is all there is. */
  readonly text: string
  /** ISO 639-1. */
  readonly language: string
  /** Id of the organisation, or the source's words for it; null when nobody says. */
  readonly organisation: string | null
  readonly organisationName: string | null
  /** ISO 8601, to the day, month or year. */
  readonly datedOn: string | null
  /** CPV 2008 codes, eight digits. */
  readonly cpv: readonly string[]
  readonly products: readonly string[]
  readonly repository: string | null
  readonly needs: readonly ToldNeed[]
  /** The invented county is never compared with what is real. */
  readonly demonstration: boolean
}
