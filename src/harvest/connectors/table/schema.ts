import { z } from 'zod'
import { linkTypes, moneyScopes, recordKinds } from '#registry'
import { fieldsByKind, wordsByField } from './fields.ts'

const Column = z.string().trim().min(1).max(500)

/** What one column means. A plain word is short for a field without settings. */
const ColumnRule = z.strictObject({
  /** A claim of the kind of record; or `identifier` or `link`. */
  field: z.string(),
  /** Leads the source's words to ours; capitals do not matter. */
  values: z.record(z.string(), z.string()).optional(),
  /** Characters that part the entries of a list; without it a line break or a semicolon does. */
  split: z.string().min(1).max(5).optional(),
  /** What an amount covers. */
  scope: z.enum(moneyScopes).optional(),
  /** The unit of amounts that do not say it themselves. */
  unit: z.enum(['kr', 'tkr', 'mkr', 'mdr']).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** The decimal sign, when `1,500` or `1.500` would otherwise be a guess. */
  decimal: z.enum([',', '.']).optional(),
  /** The order of dates such as 03/04/2024. */
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  /** For `identifier`: its scheme, as in `scheme:value`. */
  scheme: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/)
    .optional(),
  /** For `link`: the kind of tie. */
  type: z.enum(linkTypes).optional(),
  /** For `link`: whether the cell names organisations, or anything else in words. */
  to: z.enum(['organisation', 'words']).optional(),
})
export type ColumnRule = z.infer<typeof ColumnRule>

/** Whose the rows are: columns with name or number, or one organisation for all rows. */
const Owner = z.strictObject({
  column: Column.optional(),
  numberColumn: Column.optional(),
  name: z.string().trim().min(1).max(300).optional(),
  number: z.string().trim().min(1).max(60).optional(),
})

/**
 * A saved reading of a table, version 1: which columns are claims, and how their cells are written. Columns it does not
 * name are never read. `headerRow` counts from 1.
 */
export const Mapping = z
  .strictObject({
    version: z.literal(1),
    kind: z.enum(recordKinds),
    sheet: z.string().max(200).optional(),
    headerRow: z.int().min(1).max(1_000).default(1),
    /** Columns that together name a row for ever, such as a project number. */
    key: z.array(Column).min(1).max(5),
    organisation: Owner.optional(),
    columns: z.record(
      Column,
      z.union([z.string().transform((field): ColumnRule => ({ field })), ColumnRule]),
    ),
    /** Claims that are the same for every row, by field, read as cells are. */
    constants: z.record(z.string(), z.string()).default({}),
    /** The language of the texts. */
    language: z
      .string()
      .regex(/^[a-z]{2}$/)
      .default('sv'),
    /** Which of several tables about the same things this is. */
    part: z.string().max(100).default(''),
  })
  .superRefine((mapping, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    for (const [column, rule] of Object.entries(mapping.columns)) {
      const wrong = faultOf(mapping.kind, rule)
      if (wrong) fault(['columns', column], wrong)
    }
    for (const field of Object.keys(mapping.constants)) {
      if (!Object.hasOwn(fieldsByKind[mapping.kind], field))
        fault(['constants', field], unknownField(mapping.kind))
    }
    if (!Object.values(mapping.columns).some(({ field }) => field === 'title'))
      fault(['columns'], 'no column has the field title')
    const { column, numberColumn, name, number } = mapping.organisation ?? {}
    if (mapping.kind === 'initiative' && !(column ?? numberColumn ?? name ?? number))
      fault(['organisation'], 'an initiative needs an organisation: column, numberColumn, name or number')
  })
export type Mapping = z.infer<typeof Mapping>

const unknownField = (kind: Mapping['kind']) =>
  `not a field of ${kind}; these are: ${Object.keys(fieldsByKind[kind]).join(', ')}, identifier, link`

function faultOf(kind: Mapping['kind'], rule: ColumnRule): string | null {
  if (rule.field === 'identifier') return rule.scheme ? null : 'identifier needs a scheme'
  if (rule.field === 'link') return rule.type ? null : 'link needs a type'
  if (!Object.hasOwn(fieldsByKind[kind], rule.field)) return unknownField(kind)
  const words = wordsByField[rule.field]
  const wrong = Object.values(rule.values ?? {}).find((word) => words && !words.includes(word))
  return wrong === undefined ? null : `${wrong} is not one of ${words?.join(', ')}`
}
