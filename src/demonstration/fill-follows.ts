import { listInventedPeople } from '#identity'
import { follow } from '#notification'
import type { Context } from '#platform/context'
import { readRecords } from './county-adoptions.ts'
import type { County } from './read-county.ts'
import { idOfBody } from './tell.ts'

/** Has invented people follow what the files say they do. Nothing invented is mailed, so they read their news here. */
export async function fillFollows(ctx: Context, county: County): Promise<void> {
  const records = await readRecords(ctx)
  const accounts = new Map((await listInventedPeople(ctx)).map(({ name, id }) => [name, id]))
  for (const { name, follows } of county.people)
    for (const { kind, of } of follows) {
      const account = accounts.get(name)
      const target =
        kind === 'search'
          ? of
          : kind === 'organisation'
            ? idOfBody(county, of)
            : records.get(`demonstration:${of}`)
      if (account && target) await follow(ctx, { account, demonstration: true }, { kind, target }, 'sv')
    }
}
