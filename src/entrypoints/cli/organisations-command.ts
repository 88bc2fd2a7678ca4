import type { Command } from 'commander'
import { formatNumber } from '#platform/language'
import { NotFound } from '#platform/problems'
import { listOrganisations, loadResolver, type OrganisationStanding, organisationKinds } from '#registry'
import { fits } from '../api/fits.ts'
import { type OrganisationAnswer, tell } from '../api/resolve-organisation.ts'
import { ensureRegister } from './ensure-register.ts'
import type { Output } from './output.ts'
import { readChoice } from './read-choice.ts'
import { withInstallation } from './with-installation.ts'

interface Flags {
  readonly kind?: string
  readonly county?: string
  readonly json?: boolean
}

/** `skala organisations`: the register, and which organisation a spelling means. */
export function organisationsCommand(program: Command, output: Output): void {
  const command = program
    .command('organisations')
    .description('List the public organisations in the register, or tell which one a name means')
    .option('--kind <kind>', `only this kind: ${organisationKinds.join(', ')}`)
    .option('--county <code>', 'only this county, two digits')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', examples)
    .action(async ({ kind, county, json }: Flags) => {
      const asked = kind === undefined ? undefined : [readChoice('--kind', kind, organisationKinds)]
      const all = await withInstallation(async (ctx) => {
        await ensureRegister(ctx)
        return listOrganisations(ctx)
      })
      const items = all.filter(fits({ kind: asked, county: county === undefined ? undefined : [county] }))
      if (json) output.json({ items, total: items.length, next: null })
      else output.text([...items.map(line), `${formatNumber(items.length, 'en')} organisations`].join('\n'))
    })
  command
    .command('resolve')
    .description(
      'Tell which organisation a name or number means, and why; exit code 4 when that cannot be told',
    )
    .argument('<name or number>', 'in any spelling')
    .option('--json', 'print one JSON object instead of text')
    .action(async (written: string, _own: object, resolve: Command) => {
      const { json } = resolve.optsWithGlobals<Flags>()
      const answer = await withInstallation(async (ctx) => {
        await ensureRegister(ctx)
        return tell(ctx, (await loadResolver(ctx))({ name: written }))
      })
      if (json) output.json(answer)
      else output.text(told(answer))
      if (answer.organisation === null) throw new NotFound(answer.reason)
    })
}

const examples = `
Examples:
  skala organisations --kind region
  skala organisations --county 14 --json
  skala organisations resolve "Göteborgs stad"
  skala organisations resolve 212000-1355`

const line = (one: OrganisationStanding) =>
  [
    one.id.padEnd(14),
    one.kind.padEnd(18),
    formatNumber(one.initiatives, 'en').padStart(7),
    one.nameSv + (one.demonstration ? ' (demonstration)' : ''),
  ].join('  ')

function told({ outcome, organisation, candidates, reason }: OrganisationAnswer): string {
  const named = [organisation, ...candidates].flatMap((one) => (one ? [`  ${one.id}  ${one.name}`] : []))
  const heading = organisation
    ? reason.en
    : `${outcome}${candidates.length > 0 ? '; perhaps one of these' : ''}`
  return [heading, ...named].join('\n')
}
