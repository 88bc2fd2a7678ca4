import ts from 'typescript'
import { nodesOf, placeOf, type SourceFile } from './source-files.ts'

/** An exported function that opens a transaction and leaves out a part of the ritual without saying why. */
export interface Omission {
  readonly place: string
  readonly verb: string
  readonly lacks: 'permission' | 'entry'
}

/**
 * Exported functions that open a transaction, by themselves or through a function of the same file, without
 * `requirePermission` or without `append`; a comment in or over them that names the permission or the entry excuses it.
 */
export function omissionsIn(file: SourceFile): Omission[] {
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
      if (!calls.has('append') && !calls.has('appendAll') && !/entr(y|ies)/i.test(said))
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
function callsIn(declaration: ts.FunctionDeclaration): string[] {
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
