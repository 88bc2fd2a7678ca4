import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { createWitness, formatVerifierKey, generateKey, parseSignerKey, parseVerifierKey } from '#ledger'
import { Invalid } from '#platform/problems'
import type { Output } from './output.ts'
import { readWhole } from './read-choice.ts'

interface Flags {
  readonly name: string
  readonly log: string[]
  readonly folder: string
  readonly port: string
  readonly host: string
}

/** `skala witness`: a small server that any organisation can run beside its own, and that signs only what grows. */
export function witnessCommand(program: Command, output: Output): void {
  program
    .command('witness')
    .description('Run a witness: it signs a log’s checkpoints as long as the log only grows')
    .requiredOption('--name <name>', 'name of the witness, such as witness.university.example')
    .requiredOption(
      '--log <key>',
      'key of a log to follow; may be repeated',
      (key, all: string[]) => [...all, key],
      [],
    )
    .option('--folder <folder>', 'where its key and memory are kept', './witness')
    .option('--port <port>', 'port to listen on', '3100')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(async (flags: Flags) => {
      const folder = resolve(flags.folder)
      const key = await keyIn(folder, flags.name)
      const logs = flags.log.map(readLogKey)
      const server = await createWitness({
        key,
        logs,
        stateFile: `${folder}/state.json`,
        now: () => new Date(),
      })
      const port = readWhole('--port', flags.port, 65_535)
      await new Promise<void>((listening, failed) => {
        server.once('error', failed)
        server.listen(port, flags.host, listening)
      })
      output.text(
        `Witness at http://${flags.host}:${port}. Line for the log’s policy file:\nwitness ${flags.name} ${formatVerifierKey(key)} http://${flags.host}:${port}`,
      )
      await new Promise<void>((stop) => {
        process.once('SIGINT', stop)
        process.once('SIGTERM', stop)
      })
      await new Promise((closed) => server.close(closed))
    })
}

async function keyIn(folder: string, name: string) {
  const path = `${folder}/witness.key`
  const kept = await readFile(path, 'utf8').catch(() => null)
  const secret = kept ?? generateKey(name, 0x04).secret
  if (kept === null) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(path, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true })
  }
  const parsed = parseSignerKey(secret.trim())
  if (parsed.ok && parsed.value.type === 0x04 && parsed.value.name === name) return parsed.value
  throw new Invalid({
    sv: `Nyckeln i ${path} är inte ett vittnes nyckel med namnet ${name}.`,
    en: `The key in ${path} is not a witness key named ${name}.`,
  })
}

function readLogKey(text: string) {
  const parsed = parseVerifierKey(text)
  if (parsed.ok && parsed.value.type === 0x01) return parsed.value
  throw new Invalid({
    sv: `”${text}” är ingen nyckel för en logg. Den finns på loggens adress, under /log/keys.`,
    en: `“${text}” is no key of a log. It is at the address of the log, under /log/keys.`,
  })
}
