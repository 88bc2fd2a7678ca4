import { expect, test } from 'vitest'
import { renderFragment } from '../page/render-page.ts'
import { type TimeBar, TimeBars } from './time-bars.tsx'

function draw(bar: Omit<TimeBar, 'label'>): string {
  return renderFragment(
    <TimeBars
      language="sv"
      title="Tid"
      description="Tid"
      today="2026-11-22"
      bars={[{ label: 'Införande', ...bar }]}
    />,
  )
}

test('lateness is counted against the first plan, in months', () => {
  const drawn = draw({
    plan: { from: '2020-01', to: '2021-01' },
    outcome: { from: '2020-01', to: '2022-03' },
  })
  expect(drawn).toContain('14 mån senare')
})

test('what goes on and has time left is neither early nor late', () => {
  expect(draw({ plan: { from: '2026-01', to: '2027-06' }, outcome: { from: '2026-01' } })).toContain(
    '>pågår<',
  )
})

test('what goes on past its plan is late already', () => {
  expect(draw({ plan: { from: '2020-01', to: '2025-11' }, outcome: { from: '2020-01' } })).toContain(
    '13 mån senare',
  )
})

test('without a first plan nothing is said about lateness', () => {
  expect(draw({ outcome: { from: '2020-01' } })).toContain('utgångsplan okänd')
})

test('a broken date is drawn as nothing rather than failing the page', () => {
  expect(draw({ plan: { from: 'x', to: 'y' }, outcome: { from: 'z' } })).not.toContain('NaN')
})
