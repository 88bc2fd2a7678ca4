import { describe, expect, it } from 'vitest'
import type { ExportedRecord } from '#registry'
import { makeTools } from '../make-tools.ts'
import { toDocument } from './to-document.ts'

const tools = await makeTools()
const record: ExportedRecord = {
  ...{ id: 'i1', kind: 'initiative', title: 'Journalen', language: 'sv', organisation: null },
  ...{ organisationWords: null, phase: null, summary: null, amountSekMinor: null, datedOn: null },
  ...{ confirmed: false, disagreements: 0, demonstration: false, goneAt: null, version: 1 },
  ...{ changedAt: '2026-01-01T00:00:00.000Z', firstSeenAt: '2026-01-01T00:00:00.000Z' },
  claims: { title: 'Journalen', cpv: 'not a list', suppliers: [{ name: 'Påhitt AB' }, { no: 'name' }] },
}
const documentOf = (parts: { concerns?: number; needs?: string[] }) =>
  toDocument({ record, sources: [], organisation: undefined, concerns: 0, needs: [], ...parts }, tools)

describe('the document a record is found by', () => {
  it('says that those who use it have concerns, and says nothing where nobody has', () => {
    expect(documentOf({ concerns: 5 }).facets?.concern).toEqual(['true'])
    expect(documentOf({ concerns: 0 }).facets?.concern).toEqual([])
  })

  it('is found by the needs it was given, the first before the others, and by the area they lie in', () => {
    const { fields, facets } = documentOf({ needs: ['patient-record', 'e-archive'] })
    expect(fields.needs?.map(({ term, weight }) => [term, weight])).toEqual([
      ['§patient-record', 1],
      ['§e-archive', 0.6],
    ])
    expect(facets?.area).toEqual(['health-care', 'records-archive'])
  })

  it('is found by less of every word when it is invented, so that a real one comes before it', () => {
    const invented = toDocument(
      {
        record: { ...record, demonstration: true },
        sources: [],
        organisation: undefined,
        concerns: 0,
        needs: [],
      },
      tools,
    )
    const weights = documentOf({}).fields.title?.map(({ weight = 1 }) => weight) ?? []
    expect(invented.fields.title?.map(({ weight }) => weight)).toEqual(weights.map((weight) => 0.4 * weight))
  })

  it('passes over claims of another shape', () => {
    expect(documentOf({}).facets?.supplier).toEqual([])
  })
})
