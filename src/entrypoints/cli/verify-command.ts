import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { auditLog, logReader, parseVerifierKey, type VerifierKey, verifyFile } from '#ledger'
import { Conflict, Invalid, Unavailable } from '#platform/problems'
import type { Output } from './output.ts'

interface Flags {
  readonly key?: string
  readonly json?: boolean
}

/** `skala verify`: checks a proof file by itself, or a whole log over the web or in a mirror's folder. Needs no installation. */
export function verifyCommand(program: Command, output: Output): void {
  program
    .command('verify')
    .description('Check a .tlog-proof file, or re-hash a whole log at an address or in a folder')
    .argument('<file, address or folder>')
    .option(
      '--key <key>',
      'key of the log, from somewhere else than the server; else the server’s own is taken',
    )
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', examples)
    .action(async (place: string, flags: Flags) => {
      if (isProof(place)) return verifyProof(place, flags, output)
      const reader = logReader(/^https?:/.test(place) ? `${place.replace(/\/+$/, '')}/log/` : place)
      const keys = await keysOf(reader, flags.key)
      const audit = await auditLog(reader, keys)
      const result = {
        origin: audit.checkpoint?.origin ?? null,
        size: audit.checkpoint?.size ?? null,
        entries: audit.entries,
        damage: audit.damage,
        keyFrom: flags.key ? 'given' : 'the log itself',
      }
      if (flags.json) output.json(result)
      else output.text(told(result))
      if (audit.damage.length > 0) throw notWhole(audit.damage.length)
    })
}

const examples = `
Examples:
  skala verify https://skala.example
  skala verify /mirror/of/the/log --key skala.example/log/2027+65300a64+Ae/E…
  skala verify 4711.tlog-proof --key skala.example/log/2027+65300a64+Ae/E…`

const isProof = (place: string) => /\.tlog-proof$|\/log\/proof\/\d+$/.test(place)

async function verifyProof(place: string, { key }: Flags, output: Output): Promise<void> {
  if (!key) throw keyNeeded
  const words: string[] = []
  const code = await verifyFile([place, '--key', key], {
    readFile: (path) => readFile(path),
    write: (text) => words.push(text),
  })
  output.text(words.join('').trimEnd())
  if (code !== 0) throw notShown
}

type Reader = ReturnType<typeof logReader>

async function keysOf(reader: Reader, given: string | undefined): Promise<VerifierKey[]> {
  const text = given ?? Buffer.from((await reader('keys').catch(() => undefined)) ?? []).toString('utf8')
  const keys = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseVerifierKey(line.trim()))
  const read = keys.flatMap((key) => (key.ok ? [key.value] : []))
  if (read.length === 0) throw given ? keyNeeded : noLog
  return read
}

function told(result: {
  origin: string | null
  entries: number
  damage: readonly { path: string; what: string }[]
  keyFrom: string
}) {
  const { origin, entries, damage, keyFrom } = result
  return [
    damage.length === 0
      ? `${origin}: all ${entries} entries hashed anew; tree and signature agree`
      : `${entries} entries hashed`,
    ...damage.map(({ path, what }) => `  ${path}: ${what}`),
    `Key from ${keyFrom}. This shows that the log was not rewritten, not that what it says is true.`,
  ].join('\n')
}

const keyNeeded = new Invalid({
  sv: 'Ange loggens nyckel med --key. Den står på webbplatsens sida för granskning och hos loggens vittnen.',
  en: 'Give the key of the log with --key. It stands on the site’s verification page and with the log’s witnesses.',
})
const noLog = new Unavailable({
  sv: 'Där finns ingen publicerad logg. Kontrollera adressen eller mappen.',
  en: 'There is no published log there. Check the address or folder.',
})
const notShown = new Conflict({
  sv: 'Beviset håller inte.',
  en: 'The proof does not hold.',
})
const notWhole = (count: number) =>
  new Conflict({
    sv: `Loggen är inte hel: ${count} fel. Spara det du hämtat som bevis.`,
    en: `The log is not whole: ${count} faults. Keep what you fetched as evidence.`,
  })
