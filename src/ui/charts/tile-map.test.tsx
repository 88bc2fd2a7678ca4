import { expect, test } from 'vitest'
import { renderFragment } from '../page/render-page.ts'
import { TileMap, TileSparkline } from './tile-map.tsx'

const tiles = Array.from({ length: 290 }, (_, index) => ({
  code: String(index),
  col: index % 20,
  row: Math.floor(index / 20),
  name: `Ort ${index}`,
  href: `/sv/kommun/${index}`,
  level: index === 7 ? null : (3 as const),
  label: index === 7 ? 'okänt' : '3 införanden',
}))

const map = renderFragment(
  <TileMap language="sv" tiles={tiles} title="Karta" description="Läget" legend={[]} table={false} />,
)

test('each of 290 municipalities is a link with its name and what holds there', () => {
  const names = [...map.matchAll(/<a class="tile" href="([^"]+)" aria-label="([^"]+)"/g)]
  expect(names).toHaveLength(290)
  expect(names[3]?.slice(1)).toEqual(['/sv/kommun/3', 'Ort 3: 3 införanden'])
  expect(new Set(names.map((match) => match[2])).size).toBe(290)
})

test('an unknown municipality is hollow, not empty or zero', () => {
  expect(map.match(/class="tile-unknown"/g)).toHaveLength(1)
})

test('the map can be skipped and has a table unless the page has its own', () => {
  const withTable = renderFragment(
    <TileMap language="sv" tiles={tiles} title="Karta" description="Läget" legend={[]} />,
  )
  expect(map).toContain('Hoppa över kartan')
  expect(withTable.match(/<tr/g)).toHaveLength(291)
})

test('the map in a card is one named picture without links', () => {
  const small = renderFragment(<TileSparkline tiles={tiles} title="Infört i 289 kommuner" />)
  expect(small).toContain('role="img" aria-label="Infört i 289 kommuner"')
  expect(small).not.toContain('<a')
})
