import type { ExportedRecord, OrganisationStanding } from '#registry'
import type { Cell } from './csv.ts'

/** The columns of a table, in order, and what each takes from an item. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => Cell>>

/** Initiatives, solutions and products. Amounts in öre; what does not fit a cell is in the JSON forms. */
export const recordColumns: Columns<ExportedRecord> = {
  id: (record) => record.id,
  title: (record) => record.title,
  language: (record) => record.language,
  organisation: (record) => record.organisation?.id ?? null,
  organisationName: (record) => record.organisation?.name ?? record.organisationWords,
  phase: (record) => record.phase,
  summary: (record) => record.summary,
  amountSekMinor: (record) => record.amountSekMinor,
  datedOn: (record) => record.datedOn,
  confirmed: (record) => record.confirmed,
  disagreements: (record) => record.disagreements,
  demonstration: (record) => record.demonstration,
  goneAt: (record) => record.goneAt,
  firstSeenAt: (record) => record.firstSeenAt,
  changedAt: (record) => record.changedAt,
  version: (record) => record.version,
}

/** Organisations and how much is known about each. */
export const organisationColumns: Columns<OrganisationStanding> = {
  id: (one) => one.id,
  uri: (one) => one.uri,
  nameSv: (one) => one.nameSv,
  nameEn: (one) => one.nameEn,
  kind: (one) => one.kind,
  code: (one) => one.code,
  countyCode: (one) => one.countyCode,
  countyName: (one) => one.countyName,
  parent: (one) => one.parent,
  population: (one) => one.population,
  website: (one) => one.website,
  validFrom: (one) => one.validFrom,
  validTo: (one) => one.validTo,
  initiatives: (one) => one.initiatives,
  confirmed: (one) => one.confirmed,
  solutions: (one) => one.solutions,
  freshest: (one) => one.freshest,
  demonstration: (one) => one.demonstration,
}
