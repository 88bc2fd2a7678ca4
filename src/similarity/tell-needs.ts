import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Context } from '#platform/context'
import type { NeedClassifier, NeedVerdict } from '#registry'
import type { ToldNeed } from './matching/index.ts'

/** What the needs of an initiative are told from. */
export interface TextToTell {
  readonly record: string
  readonly title: string
  readonly text: string
  readonly cpv: readonly string[]
  readonly language: string
}

/** Tells the needs of initiatives, by record id. What was told from the same words before is remembered. */
export type TellNeeds = (texts: readonly TextToTell[]) => Promise<Map<string, readonly ToldNeed[]>>

/** A classifier of another edition may tell other needs from the same words: count this up, and all are told anew. */
const EDITION = 1
/** A need told by a weaker sign than the first is less sure. */
const SECOND = 0.7

/** Makes a teller that keeps what it told in the database, since telling takes a millisecond and up. */
export function createTellNeeds(ctx: Pick<Context, 'sql'>, classify: () => NeedClassifier): TellNeeds {
  return async (texts) => {
    const known = await readTold(ctx, texts)
    const told = new Map<string, readonly ToldNeed[]>()
    const fresh: { record: string; checksum: string; needs: readonly ToldNeed[] }[] = []
    for (const text of texts) {
      const checksum = checksumOf(text)
      const before = known.get(text.record)
      if (before?.checksum === checksum) {
        told.set(text.record, before.needs)
        continue
      }
      const { title, text: body, cpv, language } = text
      const needs = classify()({
        ...{ title, text: body.slice(0, 10_000), cpv },
        language: language === 'sv' || language === 'en' ? language : 'unknown',
      }).map(asTold)
      told.set(text.record, needs)
      fresh.push({ record: text.record, checksum, needs })
      if (fresh.length % 20 === 0) await breathe()
    }
    if (fresh.length > 0) await keepTold(ctx, fresh)
    return told
  }
}

const asTold = ({ need }: NeedVerdict, place: number): ToldNeed => ({ need, sure: place === 0 ? 1 : SECOND })

const checksumOf = ({ title, text, cpv, language }: TextToTell) =>
  createHash('sha256')
    .update(JSON.stringify([EDITION, title, text, cpv, language]))
    .digest('base64url')

interface Told {
  readonly record: string
  readonly checksum: string
  readonly needs: readonly ToldNeed[]
}

async function readTold(ctx: Pick<Context, 'sql'>, texts: readonly TextToTell[]): Promise<Map<string, Told>> {
  const rows = await ctx.sql<Told[]>`
    select record, checksum, needs from similarity.told_need
    where record = any(${texts.map(({ record }) => record)})`
  return new Map(rows.map((row) => [row.record, row]))
}

async function keepTold(ctx: Pick<Context, 'sql'>, rows: readonly Told[]): Promise<void> {
  await ctx.sql`
    insert into similarity.told_need (record, checksum, needs)
    select record, checksum, needs
    from jsonb_to_recordset(${ctx.sql.json(rows.map(({ record, checksum, needs }) => ({ record, checksum, needs: needs.map(({ need, sure }) => ({ need, sure })) })))})
      as told (record text, checksum text, needs jsonb)
    on conflict (record) do update set checksum = excluded.checksum, needs = excluded.needs`
}
