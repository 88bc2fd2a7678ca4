import { decodeText, looksLikeHtml } from '#platform/sandbox'
import type { Issue, Reading } from '../../connector.ts'
import type { FaultCode } from './messages.ts'
import { createReport, issueAt } from './report.ts'
import { type FileIdentity, readSolution } from './schema.ts'
import { checkShape } from './shape.ts'
import { readYaml } from './yaml-tree.ts'

/** Twice the largest real file, which lists 5,202 users. */
const LARGEST = 400_000

/**
 * Reads one publiccode.yml: the solution it describes and every deviation from the standard, or why it
 * cannot be one. Never throws, and always says something.
 */
export function* readPubliccode(bytes: Uint8Array, file: FileIdentity): Generator<Reading> {
  const unfit = faultOfBytes(bytes)
  if (unfit) return yield { issue: issueAt('rejected', unfit, file.where, null, '') }
  yield* readPubliccodeText(decodeText(bytes).text, file)
}

/** The same for text that has been decoded. */
export function* readPubliccodeText(text: string, file: FileIdentity): Generator<Reading> {
  const rejected = (code: FaultCode, at: { line: number; path: string } | null, value: unknown) => ({
    issue: issueAt('rejected', code, file.where, at, value),
  })
  if (text.length > LARGEST) return yield rejected('too-large', null, `${text.length}`)
  if (text.trim() === '') return yield rejected('empty', null, '')
  const yaml = readYaml(text)
  if (yaml.status === 'failed') {
    const { code, line, value } = yaml.fault
    return yield rejected(code, { line, path: '' }, value)
  }
  const { root } = yaml
  if (root.kind !== 'map') return yield rejected('not-publiccode', root, text.slice(0, 200))
  const report = createReport(file.where)
  for (const { code, line, value } of yaml.faults) report.note(code, { line, path: '' }, value)
  checkShape(root, report)
  const observation = readSolution(root.entries, file, report)
  if (observation) yield { observation }
  else yield rejected(root.entries.has('url') ? 'no-name' : 'not-publiccode', root, text.slice(0, 200))
  for (const issue of inFileOrder(report.issues)) yield { issue }
}

function faultOfBytes(bytes: Uint8Array): FaultCode | null {
  if (bytes.length > LARGEST) return 'too-large'
  if (looksLikeHtml(bytes)) return 'html-instead-of-yaml'
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return bytes.includes(0) && !isWide ? 'not-text' : null
}

function inFileOrder(issues: readonly Issue[]): Issue[] {
  const line = (issue: Issue) => Number(/, line (\d+)/.exec(issue.place)?.[1] ?? 0)
  return [...issues].sort((one, other) => line(one) - line(other))
}
