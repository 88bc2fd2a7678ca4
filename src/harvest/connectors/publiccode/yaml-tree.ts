import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

/** A value in a YAML file, with the line it stands on and the keys that lead to it. */
export type Value = { readonly line: number; readonly path: string } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Value> }
)

/** Something in a YAML text that breaks the rules of YAML. */
export interface YamlFault {
  readonly code: 'not-yaml' | 'tab-in-yaml' | 'duplicate-key' | 'several-documents' | 'too-many-aliases'
  readonly line: number
  /** The offending line or key. */
  readonly value: string
}

/** A YAML text as a tree, with what was forgiven; or the one fault that made it unreadable. */
export type YamlRead =
  | { readonly status: 'ok'; readonly root: Value; readonly faults: readonly YamlFault[] }
  | { readonly status: 'failed'; readonly fault: YamlFault }

/** Values one text may unfold to: ten times the largest real file. Stops alias bombs. */
const MOST_VALUES = 100_000
const DEEPEST = 40
/** Each alias costs a walk through the document to follow. */
const MOST_ALIASES = 100
/** Brackets open at once, and blocks opened on one line: past these a recursive parser could run out of stack. */
const MOST_OPEN = 200
const stacked = /(?:[-?:][ \t]{1,8}){200}/

class TooMuch extends Error {
  constructor(readonly line: number) {
    super('the text unfolds to too many values')
  }
}

/**
 * Reads the first document of a YAML 1.2 text. Tabs as indentation (read as two spaces each), keys given
 * twice (the first is kept) and further documents are forgiven and reported; anything else that is not YAML is not.
 */
export function readYaml(text: string): YamlRead {
  const tabs = tabFaults(text)
  const [first] = tabs
  const read = readWithoutTabs(
    first ? text.replace(indented, (blanks) => blanks.replaceAll('\t', '  ')) : text,
  )
  if (read.status === 'ok') return { ...read, faults: [...tabs, ...read.faults] }
  return first ? { status: 'failed', fault: first } : read
}

const indented = /^[ \t]*\t[ \t]*(?=\S)/gm

/** Lines that YAML refuses for their tabs; in block texts and comments a tab is allowed. */
function tabFaults(text: string): YamlFault[] {
  if (!/^[ \t]*\t/m.test(text) || isTooDeep(text)) return []
  const lines = new LineCounter()
  const { errors } = parseDocument(text, { ...options, lineCounter: lines })
  if (!errors.some(({ code }) => code === 'TAB_AS_INDENT')) return []
  return text
    .split('\n')
    .flatMap((value, index) =>
      /^[ \t]*\t[ \t]*\S/.test(value) ? [{ code: 'tab-in-yaml', line: index + 1, value } as const] : [],
    )
}

const options = { uniqueKeys: false, prettyErrors: false, logLevel: 'error' } as const

function readWithoutTabs(text: string): YamlRead {
  const lines = new LineCounter()
  const fail = (code: YamlFault['code'], line: number): YamlRead => ({
    status: 'failed',
    fault: { code, line, value: lineOf(text, line) },
  })
  if (isTooDeep(text)) return fail('not-yaml', 1)
  const document = parseDocument(text, { ...options, lineCounter: lines })
  const faults: YamlFault[] = []
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line
    if (error.code !== 'MULTIPLE_DOCS') return fail('not-yaml', line)
    faults.push({ code: 'several-documents', line, value: lineOf(text, line) })
  }
  try {
    return { status: 'ok', root: unfold(document, lines, faults), faults }
  } catch (error) {
    if (error instanceof TooMuch) return fail('too-many-aliases', error.line)
    throw error
  }
}

function isTooDeep(text: string): boolean {
  let open = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1))
    if (open > MOST_OPEN) return true
  }
  return stacked.test(text)
}

function lineOf(text: string, line: number): string {
  return text.split('\n', line)[line - 1] ?? ''
}

function unfold(document: Document.Parsed<ParsedNode>, lines: LineCounter, faults: YamlFault[]): Value {
  let left = MOST_VALUES
  let aliases = MOST_ALIASES
  const lineAt = (node: Node | null, otherwise: number) =>
    node?.range ? lines.linePos(node.range[0]).line : otherwise

  function value(node: unknown, path: string, outer: number, depth: number): Value {
    const place = { line: isNode(node) ? lineAt(node, outer) : outer, path }
    left -= 1
    if (left < 0 || depth > DEEPEST) throw new TooMuch(place.line)
    if (isAlias(node)) {
      aliases -= 1
      if (aliases < 0) throw new TooMuch(place.line)
      return value(node.resolve(document), path, place.line, depth + 1)
    }
    if (isMap(node)) return { ...place, kind: 'map', entries: entries(node, path, place.line, depth) }
    if (isSeq(node)) return { ...place, kind: 'list', items: items(node, path, place.line, depth) }
    return { ...place, ...scalar(isScalar(node) ? node.value : null) }
  }

  function items(node: YAMLSeq, path: string, outer: number, depth: number): Value[] {
    return node.items.map((item, index) => value(item, `${path}[${index}]`, outer, depth + 1))
  }

  function entries(node: YAMLMap, path: string, outer: number, depth: number): Map<string, Value> {
    const found = new Map<string, Value>()
    for (const pair of node.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : ''
      const line = isNode(pair.key) ? lineAt(pair.key, outer) : outer
      if (found.has(key)) faults.push({ code: 'duplicate-key', line, value: key })
      else found.set(key, value(pair.value, path === '' ? key : `${path}.${key}`, line, depth + 1))
    }
    return found
  }

  return value(document.contents, '', 1, 0)
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)
}

function scalar(value: unknown) {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'scalar', value } as const
  return { kind: 'nothing' } as const
}

/** A value as JSON would hold it, a few levels deep, to be quoted in an issue. */
export function plainOf(value: Value, depth = 0): unknown {
  if (value.kind === 'scalar') return value.value
  if (value.kind === 'nothing') return null
  if (depth > 2) return '…'
  if (value.kind === 'list') return value.items.slice(0, 20).map((item) => plainOf(item, depth + 1))
  return Object.fromEntries(
    [...value.entries].slice(0, 20).map(([key, item]) => [key, plainOf(item, depth + 1)]),
  )
}
