import { z } from 'zod'
import type { Bilingual } from '#platform/language'
import { PartialDate, WebAddress } from '../observation/values.ts'

/** The kinds of public body that the register knows. */
export const organisationKinds = [
  'municipality',
  'region',
  'agency',
  'court',
  'ap-fund',
  'parliament-agency',
  'business-agency',
  'joint-body',
] as const
export const OrganisationKind = z.enum(organisationKinds)
export type OrganisationKind = z.infer<typeof OrganisationKind>

const RegisterDoubt = z.enum([
  'number-inferred',
  'suffix-proposed',
  'successor-unconfirmed',
  'successor-unknown',
  'end-imprecise',
  'end-unconfirmed',
  'website-before-renaming',
  'renaming-date-unconfirmed',
])
/** Something the register itself is not sure of about a body. */
export type RegisterDoubt = z.infer<typeof RegisterDoubt>

/** The sentence of each doubt, shown beside the fact it weakens. */
export const registerDoubts: Readonly<Record<RegisterDoubt, Bilingual>> = {
  'number-inferred': {
    sv: 'Organisationsnumret är härlett ur nummerserien. Kontrollera det innan det används juridiskt.',
    en: 'The organisation number is inferred from its number series. Confirm it before any legal use.',
  },
  'suffix-proposed': {
    sv: 'Delar organisationsnummer med Domstolsverket. Tillägget efter numret är registrets eget.',
    en: 'Shares its number with the Courts Administration. The part after the number is our own.',
  },
  'successor-unconfirmed': {
    sv: 'Efterträdaren är allmänt känd men inte bekräftad i registren.',
    en: 'The successor is common knowledge, not confirmed in the registers.',
  },
  'successor-unknown': { sv: 'Efterträdaren är inte känd.', en: 'The successor is not known.' },
  'end-imprecise': { sv: 'Den exakta slutdagen är inte känd.', en: 'The exact last day is not known.' },
  'end-unconfirmed': {
    sv: 'Kan ha upphört omkring den 1 januari 2026. Det är inte bekräftat.',
    en: 'May have ended around 1 January 2026. This is not confirmed.',
  },
  'website-before-renaming': {
    sv: 'Webbadressen är från tiden före namnbytet.',
    en: 'The website is the one listed before the change of name.',
  },
  'renaming-date-unconfirmed': {
    sv: 'Dagen för namnbytet är inte bekräftad i registren.',
    en: 'The date of the change of name is not confirmed in the registers.',
  },
}

/** `SE`, ten digits, and a suffix where bodies share a number: `SE2021002742-svea-hovratt`. */
export const OrganisationId = z.string().regex(/^SE\d{10}(-[a-z0-9]+)*$/)
export type OrganisationId = z.infer<typeof OrganisationId>

/** The address that names an organisation on the open web, `http://dataportal.se/organisation/SE…`. */
export function organisationUri(id: OrganisationId): string {
  return `http://dataportal.se/organisation/${id}`
}

/** A public body with an organisation number. */
export const Organisation = z.object({
  id: OrganisationId,
  uri: z.string(),
  nameSv: z.string().min(1).max(200),
  nameEn: z.string().min(1).max(200).nullable(),
  kind: OrganisationKind,
  /** Other kinds the same body counts as: Gotland is a municipality that is also the region of its county. */
  alsoKinds: z.array(OrganisationKind),
  /** Statistics Sweden's code: four digits for a municipality, two (the county) for a region. */
  code: z
    .string()
    .regex(/^\d{2}(\d{2})?$/)
    .nullable(),
  countyCode: z
    .string()
    .regex(/^\d{2}$/)
    .nullable(),
  countyName: z.string().min(1).nullable(),
  /** Who the body answers to, in words: a ministry, or the parliament. */
  parent: z.string().min(1).nullable(),
  population: z.int().positive().nullable(),
  populationYear: z.int().min(1900).max(2100).nullable(),
  /** Place on the hexagon map; odd rows are shifted half a tile to the right. */
  tile: z.object({ col: z.int().nonnegative(), row: z.int().nonnegative() }).nullable(),
  website: WebAddress.nullable(),
  validFrom: PartialDate.nullable(),
  /** The last day the body existed; null while it does. */
  validTo: PartialDate.nullable(),
  /** The first day of the present name, where the body is older than its name. */
  nameSince: PartialDate.nullable(),
  predecessors: z.array(OrganisationId),
  successors: z.array(OrganisationId),
  doubts: z.array(RegisterDoubt),
  /** A joint body that acts for its member organisations, such as a kommunalförbund. */
  actsForMembers: z.boolean(),
  /** Invented for demonstration; never a real body. */
  demonstration: z.boolean(),
})
export type Organisation = z.infer<typeof Organisation>

/** How another spelling of a body came about. A misspelling is one that a source really uses. */
export const aliasKinds = [
  'short',
  'legal',
  'former',
  'abbreviation',
  'english',
  'misspelt',
  'capitals',
  'other-number',
] as const

/** Another name of an organisation, or another number it is met under. `until` is the last day a former name was used. */
export const OrganisationAlias = z.object({
  organisationId: OrganisationId,
  alias: z.string().min(1).max(200),
  kind: z.enum(aliasKinds),
  until: PartialDate.nullable(),
})
export type OrganisationAlias = z.infer<typeof OrganisationAlias>

/** Tells whether the body existed on a day (`YYYY-MM-DD`); a date known only to the year covers the whole year. */
export function existedOn(organisation: Pick<Organisation, 'validFrom' | 'validTo'>, day: string): boolean {
  const { validFrom, validTo } = organisation
  const begun = validFrom === null || day.slice(0, validFrom.length) >= validFrom
  return begun && (validTo === null || day.slice(0, validTo.length) <= validTo)
}

/** Tells whether the body counts as a kind; Region Gotland counts as municipality and as region. */
export function countsAs(
  organisation: Pick<Organisation, 'kind' | 'alsoKinds'>,
  kind: OrganisationKind,
): boolean {
  return organisation.kind === kind || organisation.alsoKinds.includes(kind)
}
