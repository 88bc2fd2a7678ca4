import { describe, expect, it } from 'vitest'
import { createIndex } from '#platform/index'
import { type ExportedRecord, needsByRules } from '#registry'
import { askIndex } from './ask-index.ts'
import { schema } from './index/schema.ts'
import { toDocument } from './index/to-document.ts'
import { makeTools } from './make-tools.ts'
import { tellWhy } from './tell-why.ts'

const tools = await makeTools()

function recordOf(title: string, more: Partial<ExportedRecord> = {}): ExportedRecord {
  return {
    ...{ id: title, kind: 'initiative', title, language: 'sv', organisation: null, organisationWords: null },
    ...{
      phase: null,
      summary: null,
      amountSekMinor: null,
      datedOn: null,
      confirmed: false,
      disagreements: 0,
    },
    ...{ demonstration: false, goneAt: null, version: 1, claims: {} },
    ...{ changedAt: '2026-01-01T00:00:00.000Z', firstSeenAt: '2026-01-01T00:00:00.000Z' },
    ...more,
  }
}

/** Answers a question from these records alone. Needs are told by the rules unless none shall be. */
function ask(words: string, records: readonly ExportedRecord[], { needs = true } = {}) {
  const index = createIndex(schema)
  for (const record of records) {
    const told = needs ? needsByRules(tools.classify, record).map(({ need }) => need) : []
    index.put(toDocument({ record, needs: told, sources: [], concerns: 0, organisation: undefined }, tools))
  }
  const question = { words, chosen: {}, sort: 'relevance', from: 0 } as const
  const answer = askIndex(index, tools, question, { limit: 10, facets: false })
  return { ...answer, ids: answer.hits.map(({ id }) => id) }
}

describe('an answer', () => {
  it('puts what is real before what is invented when both fit as well', () => {
    const invented = recordOf('Trygghetslarm i hela kommunen', { id: 'invented', demonstration: true })
    const real = recordOf('Trygghetslarm i hela kommunen', { id: 'real' })
    expect(ask('trygghetslarm', [invented, real]).ids).toEqual(['real', 'invented'])
  })

  it('does not ask for words that only say that something is bought', () => {
    const { ids, relaxed } = ask('upphandling av lönesystem', [
      recordOf('Lönesystem'),
      recordOf('Upphandling av fordon'),
    ])
    expect(ids).toEqual(['Lönesystem'])
    expect(relaxed).toBe(false)
  })

  it('asks for such words when there are no others', () => {
    expect(ask('upphandling', [recordOf('Lönesystem'), recordOf('Upphandling av fordon')]).ids).toEqual([
      'Upphandling av fordon',
    ])
  })

  it('takes a word of the dictionary to be spelt right', () => {
    const { read } = ask('ansöka', [recordOf('Samma ansikte i hemtjänsten')])
    expect(read.corrected).toEqual([])
    expect(read.unmet).toEqual(['ansöka'])
  })

  it('says that nothing is about a word when records only hold some of the words its need goes by', () => {
    const apart = recordOf('Barn i kommunens planering', {
      claims: { summary: 'Behov hos alla, i centrum av allt.' },
    })
    const { read } = ask('självservice för orosanmälan', [apart, recordOf('Självservice')], { needs: false })
    expect(read.unmet).toEqual(['orosanmälan'])
  })

  it('puts right what is no word', () => {
    const { read, ids } = ask('trygghetslrm', [recordOf('Trygghetslarm i hela kommunen')])
    expect(read.corrected.map(({ to }) => to[0])).toEqual(['trygghetslarm'])
    expect(ids).toHaveLength(1)
  })

  it('is about what is done, before how it is done', () => {
    const { read } = ask('automatisera bygglov', [recordOf('Bygglov')])
    expect(read.needs[0]?.need).toBe('building-permits')
  })

  it('finds a text of the other language by the words that its need goes by, and says so', () => {
    const english = recordOf('Child welfare hub', { language: 'en' })
    const { ids, hits, read } = ask('orosanmälan', [english, recordOf('Lärplattform')], { needs: false })
    expect(ids).toEqual(['Child welfare hub'])
    expect(tellWhy(hits[0]?.why ?? [], read, tools)).toContainEqual({
      word: null,
      need: 'child-protection',
      fields: ['needs'],
    })
  })

  it('tells a name of several words, not only the one of them that was typed', () => {
    const swedish = recordOf('Digital signering av läkemedel')
    const { hits, read } = ask('digital signing', [swedish], { needs: false })
    expect(tellWhy(hits[0]?.why ?? [], read, tools)).toContainEqual({
      ...{ word: 'digital signering', need: 'e-signature', fields: ['title'] },
    })
  })

  it('finds what names the need by another single word, and tells which', () => {
    const english = recordOf('New payroll for all staff', { language: 'en' })
    const { hits, read } = ask('lönesystem', [english])
    expect(tellWhy(hits[0]?.why ?? [], read, tools)).toContainEqual({
      ...{ word: 'payroll', need: 'payroll', fields: ['title'] },
    })
  })
})
