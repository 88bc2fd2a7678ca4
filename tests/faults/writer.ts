/**
 * Opens an installation, says `ready <pid of PostgreSQL>`, and then records initiatives for as long as it lives. Every
 * line `ack <key>` is a promise: that record is kept. Arguments: data folder, name of the round.
 */

import { runSequencer } from '#ledger'
import { readConfig } from '#platform/config'
import { recordObservations } from '#registry'
import { openInstallation } from '../../src/entrypoints/cli/open-context.ts'
import { signingOf } from '../../src/entrypoints/cli/signing-of.ts'

const WRITERS = 4
const [, , folder = '', round = ''] = process.argv
const origin = { source: 'faults', owner: null, priority: 60, capture: null, demonstration: true }
const config = readConfig({ SKALA_DATA: folder, LOG_LEVEL: 'silent' })
const { ctx, database } = await openInstallation(config, { organisation: null, role: 'harvester' }, false)
runSequencer(ctx, 20, signingOf(config))
process.stdout.write(`ready ${database.serverPid}\n`)
await Promise.race(Array.from({ length: WRITERS }, (_, writer) => writeFrom(writer)))
process.exit(1)

async function writeFrom(writer: number): Promise<void> {
  for (let number = 0; ; number++) {
    const key = `${round}-${writer}-${number}`
    const draft = { kind: 'initiative' as const, key, claims: { title: `Initiativ ${key}` } }
    await recordObservations(ctx, origin, [draft], () => {
      throw new Error('these drafts name no organisation')
    })
    process.stdout.write(`ack ${key}\n`)
  }
}
