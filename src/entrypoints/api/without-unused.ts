import { z } from 'zod'

const Document = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
})
export type ApiDocument = z.infer<typeof Document>

/** Leaves out components that nothing refers to: every named schema of the program is offered, few are spoken. */
export function withoutUnused(document: unknown): ApiDocument {
  const { components, ...rest } = Document.parse(document)
  const used = new Set<string>()
  const visit = (part: unknown) => {
    for (const name of namesIn(part)) {
      if (used.has(name)) continue
      used.add(name)
      visit(components.schemas[name])
    }
  }
  visit(rest)
  const schemas = Object.entries(components.schemas)
    .filter(([name]) => used.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return { ...rest, components: { ...components, schemas: Object.fromEntries(schemas) } }
}

function namesIn(part: unknown): string[] {
  const references = JSON.stringify(part ?? null).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)
  return [...references].flatMap(([, name]) => name ?? [])
}
