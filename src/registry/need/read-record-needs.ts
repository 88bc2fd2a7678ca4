import { z } from 'zod'
import { instant, type Sql } from '#platform/database'
import type { NeedClassifier } from './classify-needs.ts'
import { type NeedSubject, needsByRules } from './need-subject.ts'

/** What a record is for, and why we say so. */
export const RecordNeeds = z
  .object({
    needs: z.array(
      z.object({
        id: z.string(),
        words: z.array(z.string()).meta({ description: 'the words of the record that decided it' }),
      }),
    ),
    correction: z
      .object({
        organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
        role: z.string(),
        reason: z.string(),
        at: z.iso.datetime(),
      })
      .nullable()
      .meta({ description: 'who set the needs, when a person did; null: the rules tell' }),
  })
  .meta({ id: 'RecordNeeds' })
export type RecordNeeds = z.infer<typeof RecordNeeds>

interface Row {
  readonly needs: readonly string[]
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly role: string
  readonly reason: string
  readonly at: string
}

/** The needs of one record with what decided them: a person's word, or the words of the record. */
export async function readRecordNeeds(
  { sql }: { readonly sql: Sql },
  classify: NeedClassifier,
  record: NeedSubject,
): Promise<RecordNeeds> {
  const [row] = await sql<Row[]>`
    select needs, reason, role, ${instant(sql, 'corrected_at')} as at,
      case when organisation.id is not null then jsonb_build_object(
        'id', organisation.id, 'name', organisation.name_sv) end as organisation
    from registry.need_correction
    left join registry.organisation on organisation.id = need_correction.organisation
    where need_correction.record = ${record.id}`
  if (row) {
    const { needs, ...correction } = row
    return { needs: needs.map((id) => ({ id, words: [] })), correction }
  }
  const needs = needsByRules(classify, record).map(({ need, evidence }) => ({
    id: need,
    words: [
      ...new Set(
        evidence.flatMap(({ where, words }) =>
          where === 'cpv' ? words.map((code) => `CPV ${code}`) : words,
        ),
      ),
    ],
  }))
  return { needs, correction: null }
}
