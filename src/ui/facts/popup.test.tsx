import { expect, test } from 'vitest'
import { renderFragment } from '../page/render-page.ts'
import { Fact } from './fact.tsx'

const provenance = { source: 'Årsredovisning', href: 'https://example.org/1', date: '2024-03' }

function cards(values: readonly string[]): readonly (string | undefined)[] {
  const html = renderFragment(
    <ul>
      {values.map((value, index) => (
        <li key={String(index)}>
          <Fact language="sv" value={value} confirmed provenance={provenance} />
        </li>
      ))}
    </ul>,
  )
  return [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
}

test('equal facts in one list open a card each', () => {
  expect(new Set(cards(['1 kr', '1 kr', '1 kr'])).size).toBe(3)
})

test('a fragment rendered later does not take the cards of the page it is put into', () => {
  const [page, fragment] = [cards(['33 mnkr']), cards(['41 mnkr'])]
  expect(page).not.toEqual(fragment)
})

test('an unconfirmed fact wears a word, a confirmed one none', () => {
  const write = (confirmed: boolean) =>
    renderFragment(<Fact language="en" value="1" confirmed={confirmed} provenance={provenance} />)
  expect(write(false)).toContain('<span class="fact-word"> unconfirmed</span>')
  expect(write(true)).not.toContain('fact-word')
})

test('what two sources say differently is seen without opening anything', () => {
  const html = renderFragment(
    <Fact
      language="sv"
      value="33 mnkr"
      confirmed={false}
      provenance={provenance}
      others={[{ value: '41 mnkr', provenance }]}
    />,
  )
  expect(html).toContain('<span class="fact-other"> eller 41 mnkr</span>')
})
