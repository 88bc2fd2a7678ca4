import type { Report } from './report.ts'
import { plainOf, type Value } from './yaml-tree.ts'

/** What may stand at a key: one text, a list of texts, either, true or false, a list of anything, or keys of its own. */
type Form = 'text' | 'texts' | 'text-or-texts' | 'truth' | 'list' | 'any' | Shape
interface Shape {
  readonly [key: string]: Form
}

const description: Shape = {
  localisedName: 'text',
  genericName: 'text',
  shortDescription: 'text',
  longDescription: 'text',
  documentation: 'text',
  apiDocumentation: 'text',
  features: 'texts',
  screenshots: 'texts',
  videos: 'texts',
  awards: 'texts',
  freeTags: 'texts',
}

/** The keys of publiccode.yml 0.1 to 0.7, deprecated ones too: https://yml.publiccode.tools/schema.core.html */
const standard: Shape = {
  publiccodeYmlVersion: 'text',
  'publiccode-yaml-version': 'text',
  name: 'text',
  applicationSuite: 'text',
  url: 'text',
  landingURL: 'text',
  isBasedOn: 'text-or-texts',
  softwareVersion: 'text',
  releaseDate: 'text',
  creationDate: 'text',
  logo: 'text',
  monochromeLogo: 'text',
  inputTypes: 'texts',
  outputTypes: 'texts',
  platforms: 'texts',
  categories: 'texts',
  tags: 'texts',
  usedBy: 'texts',
  roadmap: 'text',
  developmentStatus: 'text',
  softwareType: 'text',
  intendedAudience: { countries: 'texts', unsupportedCountries: 'texts', scope: 'texts' },
  description: 'any',
  legal: { license: 'text', mainCopyrightOwner: 'text', repoOwner: 'text', authorsFile: 'text' },
  maintenance: { type: 'text', contractors: 'list', contacts: 'list' },
  localisation: { localisationReady: 'truth', availableLanguages: 'texts' },
  dependsOn: { open: 'list', proprietary: 'list', hardware: 'list' },
  organisation: { uri: 'text', name: 'text' },
  fundedBy: 'list',
  supports: 'list',
}

/** Keys that may not be missing in 0.7. */
const required = [
  ['url'],
  ['platforms'],
  ['developmentStatus'],
  ['softwareType'],
  ['description'],
  ['legal', 'license'],
  ['maintenance', 'type'],
  ['localisation', 'localisationReady'],
  ['localisation', 'availableLanguages'],
]

/** Notes keys that the standard lacks, values of the wrong form, and keys that are missing. Country sections and `x-` keys pass. */
export function checkShape(root: Value & { readonly kind: 'map' }, report: Report): void {
  checkKeys(root.entries, standard, report, (key) => /^(?:[a-z]{2}|x-.*)$/i.test(key))
  const languages = childOf(root, 'description')
  if (languages?.kind === 'map')
    for (const language of languages.entries.values()) checkLanguage(language, report)
  else if (languages && languages.kind !== 'nothing') report.note('wrong-type', languages, plainOf(languages))
  for (const path of required) checkPresent(root, path, report)
  checkMaintenance(root, report)
  const organisation = childOf(root, 'organisation')
  if (organisation?.kind === 'map') checkPresent(root, ['organisation', 'uri'], report)
}

function checkLanguage(language: Value, report: Report): void {
  if (language.kind !== 'map') {
    report.note('wrong-type', language, plainOf(language))
    return
  }
  checkKeys(language.entries, description, report, () => false)
  for (const key of ['shortDescription', 'longDescription', 'features']) checkPresent(language, [key], report)
}

/** Who maintains must be said: contractors under contract, contacts otherwise. Only that they are there; never who. */
function checkMaintenance(root: Value, report: Report): void {
  const type = childOf(childOf(root, 'maintenance'), 'type')
  const word = type?.kind === 'scalar' ? type.value : ''
  if (word === 'contract') checkPresent(root, ['maintenance', 'contractors'], report)
  if (word === 'internal' || word === 'community') checkPresent(root, ['maintenance', 'contacts'], report)
}

function checkKeys(
  entries: ReadonlyMap<string, Value>,
  shape: Shape,
  report: Report,
  passes: (key: string) => boolean,
): void {
  for (const [key, value] of entries) {
    const form = formOf(shape, key)
    if (form !== undefined) checkForm(value, form, report)
    else if (!passes(key)) report.note('unknown-key', value, key)
  }
}

/** The form of a key whatever its capitals: the wrong case is noted where the key is read. */
function formOf(shape: Shape, key: string): Form | undefined {
  const known = Object.keys(shape).find((name) => name.toLowerCase() === key.toLowerCase())
  return known === undefined ? undefined : shape[known]
}

function checkForm(value: Value, form: Form, report: Report): void {
  if (value.kind === 'nothing' || form === 'any') return
  if (typeof form === 'object') {
    if (value.kind === 'map') {
      checkKeys(value.entries, form, report, () => false)
      return
    }
  } else if (fits(value, form)) return
  report.note('wrong-type', value, plainOf(value))
}

function fits(value: Value, form: Exclude<Form, Shape>): boolean {
  const isText = value.kind === 'scalar' && typeof value.value === 'string'
  const isTexts = value.kind === 'list' && value.items.every((item) => fits(item, 'text'))
  if (form === 'text') return isText
  if (form === 'texts') return isTexts
  if (form === 'text-or-texts') return isText || isTexts
  if (form === 'list') return value.kind === 'list'
  return value.kind === 'scalar' && typeof value.value === 'boolean'
}

function checkPresent(from: Value, path: readonly string[], report: Report): void {
  let at: Value = from
  for (const key of path) {
    const next = childOf(at, key)
    if (!next || isEmpty(next)) {
      const name = [...(from.path === '' ? [] : [from.path]), ...path].join('.')
      report.note('missing-key', { line: (next ?? at).line, path: name }, '')
      return
    }
    at = next
  }
}

function isEmpty(value: Value): boolean {
  if (value.kind === 'list') return value.items.length === 0
  if (value.kind === 'map') return value.entries.size === 0
  return value.kind === 'nothing' || (typeof value.value === 'string' && value.value.trim() === '')
}

function childOf(value: Value | undefined, key: string): Value | undefined {
  if (value?.kind !== 'map') return undefined
  const exact = value.entries.get(key)
  if (exact) return exact
  return [...value.entries].find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]
}
