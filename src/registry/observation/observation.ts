import { z } from 'zod'
import { InitiativeClaims, ProductClaims, SolutionClaims } from './claims.ts'
import { LinkType, RecordKind } from './values.ts'

/** How a source names an organisation: by number, by name, or both; resolved by the register, never guessed. */
export const OrganisationReference = z.object({
  number: z.string().max(60).optional(),
  name: z.string().max(300).optional(),
})
export type OrganisationReference = z.infer<typeof OrganisationReference>

/**
 * A tie the source claims. `to` is another record by one of its identifiers, an organisation by reference,
 * or plain words when the source gives no more; a tie that does not resolve is kept as words.
 */
export const ClaimedLink = z.object({
  type: LinkType,
  to: z.union([
    z.object({ record: RecordKind, identifier: z.string().max(2_000) }),
    z.object({ organisation: OrganisationReference }),
    z.object({ words: z.string().max(2_000) }),
  ]),
  note: z.string().max(2_000).optional(),
})
export type ClaimedLink = z.infer<typeof ClaimedLink>

const observed = {
  /** The source's own id of the thing; the same key next time means the same thing. */
  key: z.string().min(1).max(500),
  /** When one source describes a thing in several files or tables: which of them this is. */
  part: z.string().max(100).default(''),
  /**
   * Names of the thing that hold across sources, as `scheme:value`: `procurement:SE58281`,
   * `repository:https://…`, `assignment:…`. Observations that share one describe the same record.
   */
  identifiers: z.array(z.string().min(3).max(2_000)).max(50).default([]),
  organisation: OrganisationReference.nullable().default(null),
  links: z.array(ClaimedLink).max(20_000).default([]),
  /** Where in the capture it stood: `row 12`, `line 40`, a file name. */
  place: z.string().max(1_000).default(''),
}

/** What one source claims about one thing at one time. Observations are never edited. */
export const Observation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('initiative'), ...observed, claims: InitiativeClaims }),
  z.object({ kind: z.literal('solution'), ...observed, claims: SolutionClaims }),
  z.object({ kind: z.literal('product'), ...observed, claims: ProductClaims }),
])
export type Observation = z.infer<typeof Observation>
/** An observation as a connector may write it, before defaults are filled in. */
export type ObservationDraft = z.input<typeof Observation>
