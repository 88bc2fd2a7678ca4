import { type Connector, harvestSource } from '#harvest'
import { sequenceAll } from '#ledger'
import type { Context } from '#platform/context'
import { readRegister, registerOrganisations } from '#registry'

/** How many of each kind the invented source holds. */
export const invented = { initiatives: 25, solutions: 1, products: 1, rejected: 3, deviations: 1 } as const

const both = (text: string) => ({ sv: text, en: text })

/** A source that exists only in tests: it reads nothing, and claims things about nobody. */
const connector: Connector = {
  id: 'invented',
  title: both('Påhittat'),
  owner: both('Ingen'),
  licence: 'CC0-1.0',
  cadenceHours: 24,
  priority: 50,
  complete: false,
  options: {},
  discover: async function* () {
    yield { name: 'invented.txt', url: 'file:invented.txt', bytes: Buffer.from('x'), mediaType: 'text/plain' }
  },
  read: function* () {
    for (let number = 1; number <= invented.initiatives; number++) {
      yield { observation: { kind: 'initiative', key: `i${number}`, claims: claimsOf(number) } }
    }
    yield { observation: { kind: 'solution', key: 's1', claims: { title: 'Påhittad lösning' } } }
    yield { observation: { kind: 'product', key: 'p1', claims: { title: 'Påhittad produkt' } } }
    for (let number = 1; number <= invented.rejected; number++) yield { issue: issue('rejected', number) }
    yield { issue: issue('deviation', 1) }
  },
}

const claimsOf = (number: number) => ({
  title: number === 1 ? '=cmd|"/C calc"!A1' : `Påhittat försök ${number}`,
  summary: number % 2 === 0 ? 'Ett jämnt försök' : 'Ett udda försök',
  phase: number % 5 === 0 ? ('pilot' as const) : ('idea' as const),
})

const issue = (severity: 'rejected' | 'deviation', number: number) => ({
  severity,
  code: 'not-a-date',
  place: `rad ${number}`,
  value: 'våren 2021',
  message: both('Ange ett datum.'),
})

/** The real register, and one harvest of the invented source as demonstration data; all of it has its place in the ledger. */
export async function fillRegistry(ctx: Context): Promise<void> {
  await registerOrganisations(ctx, readRegister())
  await harvestSource(
    ctx,
    {
      connector,
      location: 'nowhere',
      options: {},
      id: 'invented-1',
      title: 'Påhittad källa',
      owner: null,
      demonstration: true,
    },
    { fetchUrl: () => Promise.reject(new Error('nothing is fetched in this test')) },
  )
  await sequenceAll(ctx)
}
