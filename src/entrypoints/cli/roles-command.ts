import type { Command } from 'commander'
import { endRole, giveNationalRole, settleClaim } from '#identity'
import { sequenceAll } from '#ledger'
import { readConfig } from '#platform/config'
import type { Context } from '#platform/context'
import { openInstallation, operator } from './open-context.ts'
import type { Output } from './output.ts'

/** `skala roles …`: national roles, and claims to an organisation's administration, for whoever runs the installation. */
export function rolesCommand(program: Command, output: Output): void {
  const roles = program
    .command('roles')
    .description('Give national roles, and decide who becomes an organisation’s first administrator')
    .addHelpText('after', examples)
  const verb = (
    usage: string,
    description: string,
    act: (ctx: Context, one: string, other: string) => Promise<string>,
  ) =>
    roles
      .command(usage)
      .description(description)
      .action(async (one: string, other: string) => {
        const { ctx, close } = await openInstallation(readConfig(process.env), operator, true)
        try {
          output.text(await act(ctx, one, other))
          await sequenceAll(ctx)
        } finally {
          await close()
        }
      })
  verb(
    'give <account> <role>',
    'Give a national role: analyst, moderator or operator',
    async (ctx, account, role) => {
      await giveNationalRole(ctx, { account, role })
      return `The account has the role of ${role}. Its sessions have ended; it signs in again.`
    },
  )
  verb('end <account> <role>', 'Take a national role away', async (ctx, account, role) => {
    await endRole(ctx, { account, organisation: null, role })
    return `The account no longer has the role of ${role}, and is signed out.`
  })
  verb(
    'confirm <organisation>',
    'Let a claim to an organisation’s administration take effect now',
    async (ctx, id) => {
      await settleClaim(ctx, { organisation: id, outcome: 'confirmed' })
      return `The claim to the administration of ${id} is settled.`
    },
  )
  verb('refuse <organisation>', 'Refuse a claim to an organisation’s administration', async (ctx, id) => {
    await settleClaim(ctx, { organisation: id, outcome: 'refused' })
    return `The claim to the administration of ${id} is refused.`
  })
}

const examples = `
The account is what a person sees on the page "My account".

Examples:
  skala roles give 6f1b2c1e-… analyst
  skala roles confirm SE2120001587`
