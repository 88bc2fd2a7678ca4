import { Command, CommanderError } from 'commander'
import { Problem } from '#platform/problems'
import { backupCommands } from './backup-command.ts'
import { beforeYouStartCommand } from './before-you-start-command.ts'
import { demonstrationCommand } from './demonstration-command.ts'
import { exportCommand } from './export-command.ts'
import { fidelityCommand } from './fidelity-command.ts'
import { harvestCommand } from './harvest-command.ts'
import { ledgerCommand } from './ledger-command.ts'
import { migrateCommand } from './migrate-command.ts'
import { needsCommand } from './needs-command.ts'
import { openapiCommand } from './openapi-command.ts'
import { organisationsCommand } from './organisations-command.ts'
import { type Output, standardOutput } from './output.ts'
import { rebuildCommand } from './rebuild-command.ts'
import { replayCommand } from './replay-command.ts'
import { rolesCommand } from './roles-command.ts'
import { serveCommand } from './serve-command.ts'
import { signsCommand } from './signs-command.ts'
import { trialCommand } from './trial-command.ts'
import { twinsCommand } from './twins-command.ts'
import { verifyCommand } from './verify-command.ts'
import { witnessCommand } from './witness-command.ts'

/** Runs one command line and returns the exit code: 0, the problem's own, 2 for words off, or 1 for a fault of ours. */
export async function main(args: string[], output: Output = standardOutput): Promise<number> {
  const program = new Command('skala')
    .description('The open registry of every digital development initiative in the public sector')
    .showHelpAfterError()
    .exitOverride()
  serveCommand(program, output)
  harvestCommand(program, output)
  demonstrationCommand(program, output)
  organisationsCommand(program, output)
  beforeYouStartCommand(program, output)
  exportCommand(program, output)
  needsCommand(program, output)
  signsCommand(program, output)
  twinsCommand(program, output)
  trialCommand(program, output)
  fidelityCommand(program, output)
  ledgerCommand(program, output)
  verifyCommand(program, output)
  backupCommands(program, output)
  rebuildCommand(program, output)
  witnessCommand(program, output)
  rolesCommand(program, output)
  migrateCommand(program, output)
  openapiCommand(program, output)
  replayCommand(program, output)
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof Problem) {
      process.stderr.write(`${error.say.sv}\n${error.say.en}\n`)
      return error.exitCode
    }
    // commander has already said what is wrong; asking for help is no fault
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    return 1
  }
}
