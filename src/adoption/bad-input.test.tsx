import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { type Adoption, mergeAdoption, type Statement } from './merge-adoption.ts'
import { messages } from './messages.ts'
import { readRule, SpreadPage } from './pages/spread-page.tsx'
import { whatIf } from './policy/what-if.ts'
import { type SpreadPart, tellSpread } from './spread/tell-spread.ts'
import { JOINT_BODY, municipality, organisationOf } from './testing/small-country.ts'

const TODAY = '2026-11-22'
const words = messages.sv
const statement = (parts: Partial<Statement>): Statement => ({
  ...{ id: 1, organisation: municipality(1), record: 's1', record_kind: 'solution', voice: 'supplier' },
  ...{ verdict: 'uses', confirms: false, stage: 'using', since: null, until: null, scope: null },
  ...{ cost_sek_minor: null, weeks: null, changes: null, outcome: null, benefit_sek_minor_per_year: null },
  ...{
    reason: null,
    basis: null,
    url: null,
    origin: 'person',
    stated_at: '2026-01-01',
    demonstration: false,
  },
  ...parts,
})
const merge = (
  own: readonly Statement[],
  joint: readonly Statement[] = [],
  existedFrom: string | null = null,
) => mergeAdoption(municipality(1), own, joint, { existedFrom, today: TODAY })
const page = (numbers: readonly number[], adoptions: readonly SpreadPart[]) => {
  const eligible = numbers.map((number) => organisationOf(municipality(number), 1_000))
  const record = { id: 's1', kind: 'solution' as const, title: 'Appen', language: 'sv' }
  return render(
    <SpreadPage
      {...{ language: 'sv', record, rule: readRule(new URLSearchParams()), adoptions: [], blockers: [] }}
      {...{ day: TODAY, query: '', spread: tellSpread(eligible, adoptions, TODAY) }}
    />,
  )
}
const use = (number: number, since: string): SpreadPart => ({
  ...{ organisation: { id: municipality(number) }, stage: 'using', since, until: null, denied: false },
  ...{ counts: true, doubts: [] },
})

const partOf = (since: string, told: Adoption | null): SpreadPart => ({
  ...use(1, since),
  counts: told?.counts ?? false,
  doubts: [...(told?.doubts ?? [])],
})

describe('what is odd is said plainly, and never counted as if it were not', () => {
  it('an adoption that the organisation denies: both are kept, the denial wins the count', () => {
    const both = [
      statement({}),
      statement({ id: 2, voice: 'adopter', verdict: 'denies', stage: null, reason: 'Inte vi.' }),
    ]
    expect(merge(both)).toMatchObject({ denied: true, counts: false, voices: 2, reason: 'Inte vi.' })
  })

  it('a member of two joint bodies that both use it, and that is named itself: one adoption, with a remark', () => {
    const joint = [JOINT_BODY, municipality(98)].map((organisation, at) =>
      statement({ id: at + 2, organisation }),
    )
    expect(merge([], joint)).toMatchObject({ counts: true, doubts: ['several-joint-bodies'] })
    expect(merge([statement({})], joint)).toMatchObject({
      counts: true,
      through: null,
      doubts: ['several-joint-bodies', 'also-directly'],
    })
  })

  it('a date in the future from somebody else: kept with a remark, in neither count nor curve', () => {
    const told = merge([statement({ since: '2031-05' })])
    expect(told).toMatchObject({ counts: false, since: '2031-05', doubts: ['future-date'] })
    expect(
      tellSpread([organisationOf(municipality(1), 1_000)], [partOf('2031-05', told)], TODAY),
    ).toMatchObject({
      users: [],
      adopted: [0],
    })
  })

  it('an adoption from before the solution existed: counted, but not on the curve', () => {
    const told = merge([statement({ since: '2019' })], [], '2024-05-01')
    expect(told).toMatchObject({ counts: true, doubts: ['before-solution'] })
    const spread = tellSpread([organisationOf(municipality(1), 1_000)], [partOf('2019', told)], TODAY)
    expect(spread).toMatchObject({ users: [municipality(1)], undated: 1, adopted: [0] })
  })

  it('an end before the start: kept with a remark', () => {
    const left = statement({ stage: 'left', since: '2025', until: '2024', voice: 'adopter' })
    expect(merge([left])).toMatchObject({ counts: false, doubts: ['left-before-start'] })
  })

  it('a curve from two points: none, and the page says how many it takes', () => {
    const html = page([1, 2, 3], [use(1, '2020-01-01'), use(2, '2021-01-01')])
    expect(html).toContain(words.refusals['too-few-adopters']('2', '3').slice(0, 40))
    expect(html).not.toContain(words.bandNote)
  })

  it('a share of nobody: said to be nothing to count, with no per cent on the page', () => {
    const html = page([], [])
    expect(html).toContain(words.nobodyEligible)
    expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/NaN|Infinity|\d\s*%/)
  })

  it('a cost from two: no range', () => {
    expect(
      whatIf(
        [
          { cost: 1, benefitPerYear: null },
          { cost: 3, benefitPerYear: null },
        ],
        2,
        9,
      ).cost.range,
    ).toBeNull()
  })
})
