import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Connector } from './connector.ts'

/** A place we harvest from, as asked for. */
export interface SourceRequest {
  /** Kebab-case id; the same id next time means the same source. */
  readonly id: string
  readonly location: string
  /** Options of the connector; secrets among them are used and not kept. */
  readonly options: Readonly<Record<string, string>>
  readonly title: string
  /** Id of the organisation whose own system it is, when it is one's own. */
  readonly owner: string | null
  readonly demonstration: boolean
}

/** Makes a source known, or changes what is known about it. A source that is already known as asked for leaves no trace. */
export async function registerSource(
  ctx: Context | Transaction,
  connector: Pick<Connector, 'id' | 'licence' | 'priority' | 'complete' | 'cadenceHours'>,
  request: SourceRequest,
): Promise<void> {
  // whoever harvests or publishes has asked for the permission
  await ctx.transaction(async (tx) => {
    const source = {
      id: request.id,
      connector: connector.id,
      location: request.location,
      options: withoutSecrets(request.options),
      title: request.title,
      organisation: request.owner,
      licence: connector.licence,
      priority: connector.priority,
      complete: connector.complete,
      cadence_hours: connector.cadenceHours,
      demonstration: request.demonstration,
    }
    const changed = await tx.sql<{ isNew: boolean }[]>`
      insert into harvest.source ${tx.sql({ ...source, first_harvested_at: tx.now() })}
      on conflict (id) do update set
        connector = excluded.connector, location = excluded.location, options = excluded.options, title = excluded.title,
        organisation = excluded.organisation, licence = excluded.licence, priority = excluded.priority,
        complete = excluded.complete, cadence_hours = excluded.cadence_hours
      where (source.connector, source.location, source.options, source.title, source.organisation, source.licence, source.priority,
          source.complete, source.cadence_hours)
        is distinct from (excluded.connector, excluded.location, excluded.options, excluded.title, excluded.organisation,
          excluded.licence, excluded.priority, excluded.complete, excluded.cadence_hours)
      returning xmax = 0 as "isNew"`
    const [outcome] = changed
    if (!outcome) return
    await append(tx, {
      type: outcome.isNew ? 'source.registered' : 'source.changed',
      subject: `source:${request.id}`,
      content: { source },
    })
  })
}

const secret = /token|password|secret|key/i

const withoutSecrets = (options: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(options).filter(([name]) => !secret.test(name)))
