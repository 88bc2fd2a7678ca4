import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'
import { packageRoot } from '#platform/config'
import { Organisation, OrganisationAlias, organisationUri } from './organisation.ts'
import { checkDigitHolds, readOrganisationNumber } from './organisation-number.ts'

/** The texts of the register's three files; see `register/readme.md` for what they hold and where it comes from. */
export interface RegisterFiles {
  readonly organisations: string
  readonly aliases: string
  readonly counties: string
}

/** The register of public organisations, parsed. */
export interface Register {
  readonly organisations: readonly Organisation[]
  readonly aliases: readonly OrganisationAlias[]
}

/** Reads the register that comes with the program. Throws an error that names file and line when a row is broken. */
export function readRegister(files: RegisterFiles = shippedFiles()): Register {
  const counties = new Map(
    rowsOf('counties.csv', files.counties, CountyRow).map(({ code, name }) => [code, name]),
  )
  const organisations = rowsOf('organisations.csv', files.organisations, OrganisationRow).map((row, index) =>
    lineOf('organisations.csv', index, () => organisationOf(row, counties)),
  )
  const known = new Set(organisations.map(({ id }) => id))
  if (known.size !== organisations.length) throw new Error('organisations.csv: a number occurs twice')
  const aliases = rowsOf('aliases.csv', files.aliases, AliasRow).map((row, index) =>
    lineOf('aliases.csv', index, () => aliasOf(row)),
  )
  const mentioned = [
    ...organisations.flatMap(({ predecessors, successors }) => [...predecessors, ...successors]),
    ...aliases.map(({ organisationId }) => organisationId),
  ]
  const missing = mentioned.find((id) => !known.has(id))
  if (missing) throw new Error(`The register mentions ${missing}, which organisations.csv does not hold`)
  return { organisations, aliases }
}

function shippedFiles(): RegisterFiles {
  const folder = join(packageRoot(), 'src', 'registry', 'organisation', 'register')
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  return {
    organisations: text('organisations.csv'),
    aliases: text('aliases.csv'),
    counties: text('counties.csv'),
  }
}

const Cell = z.string().transform((text) => (text === '' ? null : text))
const Figure = Cell.transform((text) => (text === null ? null : Number(text)))
const List = z.string().transform((text) => (text === '' ? [] : text.split('|')))
const Ids = List.transform((numbers) => numbers.map((number) => `SE${number}`))

const CountyRow = z.strictObject({ code: z.string().length(2), name: z.string().min(1) })

const OrganisationRow = z.strictObject({
  number: z.string(),
  kind: z.string(),
  also: List,
  nameSv: z.string(),
  nameEn: Cell,
  code: Cell,
  county: Cell,
  parent: Cell,
  population: Figure,
  populationYear: Figure,
  col: Figure,
  row: Figure,
  website: Cell,
  validFrom: Cell,
  validTo: Cell,
  nameSince: Cell,
  predecessors: Ids,
  successors: Ids,
  doubts: List,
})

const AliasRow = z.strictObject({
  organisation: z.string(),
  alias: z.string(),
  kind: z.string(),
  until: Cell,
})

function organisationOf(
  row: z.infer<typeof OrganisationRow>,
  counties: ReadonlyMap<string, string>,
): Organisation {
  const { number, also, county, col, row: tileRow, ...rest } = row
  const countyName = county === null ? null : counties.get(county)
  if (countyName === undefined) throw new Error(`county ${county} is not in counties.csv`)
  if (!checkDigitHolds(number.slice(0, 10))) throw new Error(`the check digit of ${number} is wrong`)
  const id = `SE${number}`
  return Organisation.parse({
    ...rest,
    id,
    uri: organisationUri(id),
    alsoKinds: also,
    countyCode: county,
    countyName,
    tile: col === null && tileRow === null ? null : { col, row: tileRow },
    actsForMembers: false,
    demonstration: false,
  })
}

function aliasOf({ organisation, ...rest }: z.infer<typeof AliasRow>): OrganisationAlias {
  const alias = OrganisationAlias.parse({ organisationId: `SE${organisation}`, ...rest })
  if (alias.kind === 'other-number' && !readOrganisationNumber(alias.alias)?.checkDigitHolds) {
    throw new Error(`${alias.alias} is no organisation number`)
  }
  return alias
}

function rowsOf<Row>(file: string, text: string, schema: z.ZodType<Row>): Row[] {
  const { data, errors } = Papa.parse(text, { header: true, skipEmptyLines: true, delimiter: ',' })
  const [fault] = errors
  if (fault) throw new Error(`${file}, line ${(fault.row ?? 0) + 2}: ${fault.message}`)
  return data.map((row, index) => lineOf(file, index, () => schema.parse(row)))
}

/** Says on which line of which file a row could not be taken. */
function lineOf<Value>(file: string, index: number, read: () => Value): Value {
  try {
    return read()
  } catch (cause) {
    throw new Error(`${file}, line ${index + 2}: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}
