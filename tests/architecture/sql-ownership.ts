import ts from 'typescript'
import { nodesOf, placeOf, type SourceFile } from './source-files.ts'

/** A place where SQL names a schema that is not the slice's own. */
export interface Trespass {
  readonly place: string
  readonly name: string
}

/** What SQL in a slice may name. */
export interface Ground {
  /** Every schema there is. */
  readonly schemas: ReadonlySet<string>
  /** The slice's own schema. */
  readonly own: string
  /** Functions of other schemas that every slice may call, `schema.name`. */
  readonly shared: readonly string[]
}

/** The schema a file owns: its slice's; all of `platform/` shares one. */
export const schemaOf = (path: string): string => path.split('/')[1] ?? ''

/** The names in a piece of SQL that trespass, with their offsets. Comments are not SQL. */
export function trespassesIn(text: string, { schemas, own, shared }: Ground): { name: string; at: number }[] {
  const bare = text.replace(/--[^\n]*/g, (comment) => ' '.repeat(comment.length))
  return [...bare.matchAll(/(?<![\w.$'])([a-z_]+)\.([a-z_]+)/g)]
    .filter(([, schema = '']) => schemas.has(schema) && schema !== own && schema !== 'published')
    .map((match) => ({ name: match[0], at: match.index }))
    .filter(({ name }) => !shared.includes(name))
}

/** Every trespass in the tagged templates, raw queries and identifiers of a file. */
export function trespassesOfFile(file: SourceFile, ground: Ground): Trespass[] {
  return [...nodesOf(file.tree)].flatMap((node) =>
    sqlParts(node).flatMap((part) =>
      trespassesIn(part.text, ground).map(({ name }) => ({ place: placeOf(file, part), name })),
    ),
  )
}

function sqlParts(node: ts.Node): (ts.LiteralLikeNode & ts.Node)[] {
  if (ts.isTaggedTemplateExpression(node)) {
    const { template } = node
    if (ts.isNoSubstitutionTemplateLiteral(template)) return [template]
    return [template.head, ...template.templateSpans.map((span) => span.literal)]
  }
  if (!ts.isCallExpression(node) || !/(^|\.)(sql|session|unsafe)$/.test(node.expression.getText())) return []
  return node.arguments.filter((argument) => ts.isStringLiteralLike(argument))
}
