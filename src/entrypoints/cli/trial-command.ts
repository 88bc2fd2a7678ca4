import type { Command } from 'commander'
import {
  countLog,
  endTrial,
  HandIn,
  handInRuns,
  importCapacity,
  listTrials,
  readPoints,
  registerTrial,
} from '#frontline'
import { sequenceAll } from '#ledger'
import { Invalid } from '#platform/problems'
import type { Output } from './output.ts'
import { readChoice, readWhole } from './read-choice.ts'
import { readOwnFile, readOwnJson } from './read-own-file.ts'
import { withInstallation } from './with-installation.ts'

const ends = ['completed', 'aborted'] as const

/** `skala trial`: registers, fills and ends trials, and counts steps from a log. */
export function trialCommand(program: Command, output: Output): void {
  const command = program
    .command('trial')
    .description('Trials of the old way against the new: register, hand in runs, end')
    .addHelpText('after', examples)
  command
    .command('list')
    .description('List the trials, the latest first')
    .option('--json', 'print one JSON object instead of text')
    .action(async ({ json }: { json?: boolean }) => {
      const items = await withInstallation((ctx) => listTrials(ctx))
      if (json) output.json({ items, total: items.length, next: null })
      else output.text(items.map(({ id, state, plan }) => `${id}  ${state}  ${plan.title}`).join('\n'))
    })
  command
    .command('register')
    .description(
      'Register a plan before anything is measured; prints the code that participants hand in with, once',
    )
    .argument('<record>', 'id of the initiative it is about')
    .argument('<plan>', 'JSON file with the plan')
    .action(async (record: string, file: string) => {
      const plan = await readOwnJson(file)
      const { id, planHash, code } = await withInstallation(async (ctx) => {
        const made = await registerTrial(ctx, { record, plan })
        await sequenceAll(ctx)
        return made
      })
      output.text(`Registered: ${id}\nFingerprint: ${planHash}\nCode, shown only now: ${code}`)
    })
  command
    .command('hand-in')
    .description('Hand in runs and filled-in forms from a JSON file')
    .argument('<file>', 'JSON with trial, code, runs and sheets')
    .action(async (file: string) => {
      const parsed = HandIn.safeParse(await readOwnJson(file))
      if (!parsed.success) throw notRuns(parsed.error.issues.map(({ path }) => path.join('.')))
      const { runs, sheets } = await withInstallation(async (ctx) => {
        const taken = await handInRuns(ctx, parsed.data)
        await sequenceAll(ctx)
        return taken
      })
      output.text(`Received: ${runs} runs, ${sheets} forms`)
    })
  command
    .command('end')
    .description('End a trial and publish its result, however it went')
    .argument('<trial>', 'id of a trial')
    .argument('<how>', ends.join(', '))
    .option('--reason <text>', 'why it was aborted', '')
    .action(async (trial: string, how: string, { reason }: { reason: string }) => {
      const state = readChoice('How it ended', how, ends)
      const { tasks } = await withInstallation(async (ctx) => {
        const result = await endTrial(ctx, { trial, state, reason })
        await sequenceAll(ctx)
        return result
      })
      output.text(
        tasks.map(({ task, verdict, reasons }) => `${task}  ${verdict}  ${reasons.join(', ')}`).join('\n'),
      )
    })
  command
    .command('count-log')
    .description("Count steps from a system's own log by the rules of the recorder; needs no installation")
    .argument('<file>', 'CSV with time, kind and target')
    .action(async (file: string) => {
      const counted = countLog(await readOwnFile(file))
      if ('row' in counted) throw unreadableRow(file, counted.row)
      output.json(counted.tally)
    })
  command
    .command('import-capacity')
    .description('Publish output per staffed hour around a change')
    .argument('<record>', 'id of the initiative')
    .argument('<file>', 'CSV with period, output and staff hours')
    .requiredOption('--site <name>', 'where it was counted')
    .requiredOption('--measure <name>', 'what was counted, e.g. visits')
    .requiredOption('--source <words>', 'where the figures come from')
    .requiredOption('--change <period>', 'the first period of the change')
    .option('--transition <periods>', 'periods of transition', '0')
    .action(
      async (
        record: string,
        file: string,
        flags: Record<'site' | 'measure' | 'source' | 'change' | 'transition', string>,
      ) => {
        const read = readPoints(await readOwnFile(file))
        if ('row' in read) throw unreadableRow(file, read.row)
        const { site, measure, source, change: changeAt } = flags
        const transition = readWhole('--transition', flags.transition, 60)
        const id = await withInstallation(async (ctx) => {
          const made = await importCapacity(ctx, {
            record,
            site,
            measure,
            source,
            changeAt,
            transition,
            points: read.points,
          })
          await sequenceAll(ctx)
          return made
        })
        output.text(`Published: ${id}`)
      },
    )
}

const examples = `
Examples:
  skala trial register i0a1b2c3d4e5f plan.json
  skala trial end t0123456789ab aborted --reason "A stop rule was reached"
  skala trial count-log events.csv
  skala trial import-capacity i0a1b2c3d4e5f visits.csv --site "North" --measure visits --source "Monthly report" --change 2026-09`

function notRuns(places: readonly string[]): Invalid {
  const named = [...new Set(places)].slice(0, 10).join(', ')
  return new Invalid({
    sv: `Filen går inte att läsa. Kontrollera: ${named}.`,
    en: `The file cannot be read. Check: ${named}.`,
  })
}

const unreadableRow = (file: string, row: number) =>
  new Invalid({ sv: `${file}, rad ${row}, går inte att läsa.`, en: `${file}, row ${row}, cannot be read.` })
