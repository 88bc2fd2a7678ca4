import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { packageRoot } from '#platform/config'

/** One file of the product, parsed. `path` is relative to the package, with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly tree: ts.SourceFile
}

const root = packageRoot()

/** Paths below `src/` that the pattern fits, relative to the package. */
export function pathsInSource(pattern: RegExp): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => pattern.test(path))
    .sort()
}

/** The text of a file of the package. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Every TypeScript file of the product itself: neither tests nor what only tests use. */
export function productFiles(): SourceFile[] {
  return pathsInSource(/\.tsx?$/)
    .filter((path) => !/\.test\.tsx?$|\.d\.ts$|\/testing\//.test(path))
    .map((path) => ({ path, tree: parse(path, textOf(path)) }))
}

/** Parses TypeScript, with parents set. */
export function parse(path: string, text: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind)
}

/** Every node of a tree, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    children.push(child)
  })
  for (const child of children) yield* nodesOf(child)
}

/** `path:line` of a node, as editors open it. */
export function placeOf({ path, tree }: SourceFile, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`
}
