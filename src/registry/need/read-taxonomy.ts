import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#platform/config'
import { groupBy } from '#platform/grouping'
import { type Need, NeedArea, Theme } from './need.ts'

/** Every need with its place in the map, in the order of the files. */
export interface Taxonomy {
  needs: readonly Need[]
  byId: ReadonlyMap<string, Need>
  /** The nodes directly under an id; the areas for `undefined`. */
  childrenOf(id: string | undefined): readonly Need[]
  /** Goals across the areas. */
  themes: readonly Theme[]
}

const SharedWords = z.record(z.string(), z.string().min(10))

/**
 * Reads and checks the taxonomy that belongs to the program (about 35 files, read once and kept). Throws a plain
 * error naming the file and the fault: a broken map must not start.
 */
export function readTaxonomy(): Taxonomy {
  kept ??= load(join(packageRoot(), 'src/registry/need'))
  return kept
}
let kept: Taxonomy | undefined

function load(folder: string): Taxonomy {
  const files = readdirSync(join(folder, 'taxonomy')).filter((file) => file.endsWith('.yaml'))
  const areas = files.sort().map((file) => readYaml(NeedArea, join(folder, 'taxonomy', file)))
  const shared = readYaml(SharedWords, join(folder, 'shared-words.yaml'))
  const themes = readYaml(z.array(Theme), join(folder, 'themes.yaml'))
  return buildTaxonomy(areas, new Set(Object.keys(shared)), themes)
}

/** The failsafe schema reads every value as text, so that codes such as 07 and 48160000 stay codes. */
function readYaml<Schema extends z.ZodType>(schema: Schema, path: string): z.output<Schema> {
  const read = schema.safeParse(parse(readFileSync(path, 'utf8'), { schema: 'failsafe' }))
  if (!read.success) throw new Error(`${path}: ${z.prettifyError(read.error)}`)
  return read.data
}

/**
 * Puts areas together to a taxonomy. Throws when an id stands twice, a word stands in two needs without being
 * among the `shared` words, or a theme names a need that is not there.
 */
export function buildTaxonomy(
  areas: readonly NeedArea[],
  shared: ReadonlySet<string> = new Set(),
  themes: readonly Theme[] = [],
): Taxonomy {
  const needs = areas.flatMap(nodesOf)
  const byId = new Map<string, Need>()
  for (const need of needs) {
    if (byId.has(need.id)) throw new Error(`The need id ${need.id} stands twice`)
    byId.set(need.id, need)
  }
  refuseSharedWords(needs, shared)
  refuseUnknownNeeds(themes, byId)
  const children = groupBy(needs, (need) => need.parent)
  return { needs, byId, childrenOf: (id) => children.get(id) ?? [], themes }
}

function nodesOf(area: NeedArea): Need[] {
  const inherited = { cofog: area.cofog, klassa: area.klassa }
  const node = { words: [], types: [], cpv: [], ...inherited }
  const { id, label, scope } = area
  return [
    { ...node, level: 'area', id, label, scope, parent: undefined },
    ...area.groups.flatMap(({ needs, ...group }): Need[] => [
      { ...node, ...group, level: 'group', parent: id },
      ...needs.map((need): Need => ({ ...inherited, ...need, level: 'need', parent: group.id })),
    ]),
  ]
}

function refuseSharedWords(needs: readonly Need[], shared: ReadonlySet<string>) {
  const owner = new Map<string, string>()
  for (const need of needs) {
    for (const { text } of [...need.words, ...need.types]) {
      const word = text.toLowerCase()
      const other = owner.get(word)
      if (other !== undefined && other !== need.id && !shared.has(word)) {
        throw new Error(
          `"${text}" stands in both ${other} and ${need.id}; choose one, or say why in shared-words.yaml`,
        )
      }
      owner.set(word, need.id)
    }
  }
}

function refuseUnknownNeeds(themes: readonly Theme[], byId: ReadonlyMap<string, Need>) {
  for (const theme of themes) {
    const unknown = theme.needs.find((id) => byId.get(id)?.level !== 'need')
    if (unknown !== undefined) throw new Error(`The theme ${theme.id} names ${unknown}, which is not a need`)
  }
}
