import type { RecordKind } from '#registry'

/** How the cells of a column are read. */
export type FieldForm =
  | 'line'
  | 'prose'
  | 'date'
  | 'money'
  | 'phase'
  | 'word'
  | 'list'
  | 'cpv'
  | 'suppliers'
  | 'address'
  | 'documents'

type Fields = Readonly<Record<string, FieldForm>>

const initiative: Fields = {
  title: 'line',
  need: 'prose',
  summary: 'prose',
  aim: 'prose',
  expectedEffect: 'prose',
  lesson: 'prose',
  phase: 'phase',
  startsOn: 'date',
  endsOn: 'date',
  publishedOn: 'date',
  money: 'money',
  class: 'word',
  area: 'line',
  cpv: 'cpv',
  suppliers: 'suppliers',
  products: 'list',
  procedure: 'line',
  diaryNumber: 'line',
  repository: 'address',
  documents: 'documents',
  contactRole: 'line',
}

const solution: Fields = {
  title: 'line',
  summary: 'prose',
  description: 'prose',
  repository: 'address',
  website: 'address',
  licence: 'line',
  developmentStatus: 'word',
  softwareType: 'line',
  categories: 'list',
  platforms: 'list',
  releasedOn: 'date',
  maintenance: 'word',
  maintainer: 'line',
  products: 'list',
  documents: 'documents',
}

const product: Fields = {
  title: 'line',
  family: 'line',
  supplier: 'line',
  summary: 'prose',
  website: 'address',
}

/** The claims a column can fill, and how its cells are then read, by kind of record. */
export const fieldsByKind: Readonly<Record<RecordKind, Fields>> = { initiative, solution, product }

/** Words that a field allows; a mapping's `values` lead other words to these. */
export const wordsByField: Readonly<Record<string, readonly string[]>> = {
  class: ['efficiency', 'innovation', 'mandatory', 'maintenance'],
  developmentStatus: ['concept', 'development', 'beta', 'stable', 'obsolete'],
  maintenance: ['internal', 'contract', 'community', 'none'],
}

/** Most entries kept of a list, by field; the contract takes no more. */
export const mostByField: Readonly<Record<string, number>> = {
  categories: 100,
  suppliers: 200,
  documents: 200,
}
