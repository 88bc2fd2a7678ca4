import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { completenessOf } from '../completeness.ts'
import type { Member } from '../indicators/indicator.ts'
import { indicators } from '../indicators/indicators.ts'
import { monthEnds } from '../measures.ts'
import { messages } from '../messages.ts'
import { nation } from '../scope.ts'
import { ComparePage } from './compare-page.tsx'
import { IndicatorPage } from './indicator-page.tsx'

const words = messages.sv
const alone: Member = {
  ...{ id: 'SE1000000001', name: 'Prov kommun', kind: 'municipality', county: '99', countyName: 'Provlän' },
  ...{ population: 9_000, code: null, tile: null, demonstration: false },
}
const members = new Map([[alone.id, alone]])
const unseen = completenessOf([])
const unreal = /NaN|Infinity|undefined/

describe('figures that cannot be told', () => {
  it('a peer group of one: said plainly, with no median and no rank', () => {
    const html = render(
      <ComparePage {...{ language: 'sv', one: alone, peers: [], chosen: false, members, rows: new Map() }} />,
    )
    expect(html).toContain(words.noPeers)
    expect(html).not.toMatch(unreal)
    expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\d\s*%/)
  })

  it.each(
    indicators.map((indicator) => [indicator.id, indicator] as const),
  )('%s over an empty denominator: unknown with what would make it known, never a number', (_, indicator) => {
    const html = render(
      <IndicatorPage
        {...{ language: 'sv', indicator, scope: nation, members, rows: [], series: [], organisations: 1 }}
        months={monthEnds(Date.parse('2026-11-22')).map(({ month }) => month)}
        seen={{ whole: unseen, byKind: [], byNeed: [] }}
      />,
    )
    expect(html).toContain(indicator.knownWhen.sv)
    expect(html).not.toMatch(unreal)
    expect(html).toContain(words.seenUnknown(words.reasons['nothing-seen']))
  })
})
