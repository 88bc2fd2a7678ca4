import ts from 'typescript'
import { nodesOf, placeOf, type SourceFile } from './source-files.ts'

/** An exported function that opens a transaction and leaves out a part of the ritual without saying why. */
export interface Omission {
  readonly place: string
  readonly verb: string
  readonly lacks: 'permission' | 'entry'
}

/** Functions of the ledger that leave an entry. */
const appending: readonly string[] = ['append', 'appendAll']

/**
 * The functions that leave an entry, by slice: those of the ledger, and whatever in the slice calls one of them, through
 * however many files. Names are enough: a slice has one function of a name that others call.
 */
export function appendersOf(files: readonly SourceFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const bySlice = new Map<string, SourceFile[]>()
  for (const file of files) bySlice.set(sliceOf(file), [...(bySlice.get(sliceOf(file)) ?? []), file])
  return new Map([...bySlice].map(([slice, own]) => [slice, appendersAmong(own.flatMap(functionsIn))]))
}

const sliceOf = ({ path }: SourceFile) => path.split('/').slice(0, 2).join('/')

interface Named {
  readonly name: string
  readonly calls: readonly string[]
}

/** Functions of a file by name, however they are written. */
const functionsIn = ({ tree }: SourceFile): Named[] =>
  tree.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) {
      return [{ name: statement.name?.text ?? '', calls: callsIn(statement) }]
    }
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.map((declaration) => ({
      name: declaration.name.getText(),
      calls: callsIn(declaration),
    }))
  })

function appendersAmong(functions: readonly Named[]): ReadonlySet<string> {
  const known = new Set(appending)
  for (let before = 0; before !== known.size; ) {
    before = known.size
    for (const { name, calls } of functions) if (calls.some((one) => known.has(one))) known.add(name)
  }
  return known
}

/**
 * Exported functions that open a transaction, by themselves or through a function of the same file, without
 * `requirePermission` or without something that leaves an entry; a comment in or over them that names the permission or the entry excuses it.
 */
export function omissionsIn(
  file: SourceFile,
  appenders: ReadonlyMap<string, ReadonlySet<string>> = appendersOf([file]),
): Omission[] {
  const leaves = appenders.get(sliceOf(file)) ?? new Set(appending)
  const functions = new Map(
    file.tree.statements
      .filter((statement) => ts.isFunctionDeclaration(statement))
      .map((statement) => [statement.name?.text ?? '', statement]),
  )
  return [...functions]
    .filter(([, declaration]) => isExported(declaration))
    .flatMap(([verb, declaration]) => {
      const reached = reachedFrom(declaration, functions)
      const calls = new Set(reached.flatMap(callsIn))
      if (!calls.has('transaction') && !calls.has('begin')) return []
      const said = reached.map(commentsOf).join('\n')
      const place = placeOf(file, declaration)
      const omissions: Omission[] = []
      if (!calls.has('requirePermission') && !/permission/i.test(said))
        omissions.push({ place, verb, lacks: 'permission' })
      if (![...calls].some((call) => leaves.has(call)) && !/entr(y|ies)/i.test(said))
        omissions.push({ place, verb, lacks: 'entry' })
      return omissions
    })
}

type Functions = ReadonlyMap<string, ts.FunctionDeclaration>

function reachedFrom(start: ts.FunctionDeclaration, functions: Functions): ts.FunctionDeclaration[] {
  const reached = new Set([start])
  for (const declaration of reached) {
    for (const node of nodesOf(declaration)) {
      const called = ts.isIdentifier(node) ? functions.get(node.text) : undefined
      if (called) reached.add(called)
    }
  }
  return [...reached]
}

/** The last names of everything a function calls: `transaction` for `ctx.transaction(…)`. */
function callsIn(declaration: ts.Node): string[] {
  return [...nodesOf(declaration)]
    .filter((node) => ts.isCallExpression(node))
    .map(({ expression }) =>
      (ts.isPropertyAccessExpression(expression) ? expression.name : expression).getText(),
    )
}

function commentsOf(declaration: ts.FunctionDeclaration): string {
  return (declaration.getFullText().match(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g) ?? []).join('\n')
}

function isExported(declaration: ts.FunctionDeclaration): boolean {
  return declaration.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false
}
