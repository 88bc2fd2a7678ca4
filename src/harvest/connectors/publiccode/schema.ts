import type { ObservationDraft } from '#registry'
import { shorten } from '../../outside-text.ts'
import { repositoryIdentifier } from '../../web-address.ts'
import { chooseDescription } from './description.ts'
import { readLicence } from './licence.ts'
import { readOwner } from './owner.ts'
import { readReleaseDate } from './release-date.ts'
import type { Report } from './report.ts'
import { addressOf, lineOf, linesOf, take, takeMap, wordOf } from './take.ts'
import { readTies } from './ties.ts'
import type { Value } from './yaml-tree.ts'

type Solution = ObservationDraft & { readonly kind: 'solution' }
type Entries = ReadonlyMap<string, Value>

const statuses = ['concept', 'development', 'beta', 'stable', 'obsolete'] as const
const maintenances = ['internal', 'contract', 'community', 'none'] as const
const softwareTypes = [
  'standalone/mobile',
  'standalone/iot',
  'standalone/desktop',
  'standalone/web',
  'standalone/backend',
  'standalone/other',
  'addon',
  'library',
  'configurationfiles',
]
const versions = /^0(?:\.[2-7](?:\.\d{1,3})?)?$/

/** Where a file came from, as far as it helps to recognise the same program next time. */
export interface FileIdentity {
  /** Names the file in `place` and, where the file has no address of a repository, in the key. */
  readonly where: string
  /** Which of several files about one program this is. */
  readonly part: string
  /** Other addresses of the same repository, as a catalogue knows them. */
  readonly aliases: readonly string[]
}

/** Turns a publiccode.yml into a solution; null when it has no name. What had to be forgiven is noted. */
export function readSolution(root: Entries, file: FileIdentity, report: Report): Solution | null {
  const title = lineOf(take(root, 'name', report), report)
  if (title === undefined) return null
  noteVersion(root, report)
  const repository = addressOf(take(root, 'url', report), report)
  const identifier = repository === undefined ? null : repositoryIdentifier(repository)
  const owner = readOwner(root, report)
  const legal = takeMap(root, 'legal', report)
  return {
    kind: 'solution',
    key: shorten(identifier?.slice('repository:'.length) ?? `${file.where} ${title}`, 500),
    part: file.part,
    identifiers: identifier ? [identifier, ...aliasesOf(identifier, file.aliases)] : [],
    organisation: owner.organisation,
    links: readTies(root, report),
    place: shorten(file.where, 1_000),
    claims: {
      title,
      ...chooseDescription(root, report),
      repository,
      website: addressOf(take(root, 'landingURL', report), report),
      licence: licenceOf(take(legal, 'license', report), report),
      developmentStatus: wordOf(take(root, 'developmentStatus', report), statuses, report),
      softwareType: softwareTypeOf(take(root, 'softwareType', report), report),
      categories: some(linesOf(take(root, 'categories', report) ?? take(root, 'tags', report), report, 100)),
      platforms: some(linesOf(take(root, 'platforms', report), report, 50)),
      releasedOn: dateOf(take(root, 'releaseDate', report), report),
      maintenance: wordOf(take(takeMap(root, 'maintenance', report), 'type', report), maintenances, report),
      maintainer: owner.maintainer,
    },
  }
}

const some = (lines: string[]) => (lines.length > 0 ? lines : undefined)

/** A catalogue's other addresses count only when one of them is the file's own: a copied file still names its model. */
function aliasesOf(identifier: string, aliases: readonly string[]): string[] {
  const others = new Set(aliases.flatMap((alias) => repositoryIdentifier(alias) ?? []))
  return others.delete(identifier) ? [...others].slice(0, 20) : []
}

function noteVersion(root: Entries, report: Report): void {
  const old = root.get('publiccode-yaml-version')
  const value = old ?? take(root, 'publiccodeYmlVersion', report)
  const version = lineOf(value, report)
  if (!value || version === undefined)
    report.note('missing-key', { line: 1, path: 'publiccodeYmlVersion' }, '')
  else if (old || /^0\.1(?:\.\d+)?$/.test(version)) report.note('old-version', value, version)
  else if (!versions.test(version)) report.note('unknown-version', value, version)
}

/** The source's word is kept even when the standard does not know it. */
function softwareTypeOf(value: Value | undefined, report: Report): string | undefined {
  const line = lineOf(value, report)
  if (value && line !== undefined && !softwareTypes.includes(line.toLowerCase()))
    report.note('unknown-word', value, line)
  return line
}

function licenceOf(value: Value | undefined, report: Report): string | undefined {
  const line = lineOf(value, report)
  if (!value || line === undefined) return undefined
  const { how, licence } = readLicence(line)
  if (how === 'unknown') report.note('unknown-licence', value, line)
  if (how === 'respelt') report.note('licence-spelling', value, line)
  return licence
}

function dateOf(value: Value | undefined, report: Report): string | undefined {
  const line = lineOf(value, report)
  if (!value || line === undefined) return undefined
  const read = readReleaseDate(line)
  if (read.how === 'not-a-date') {
    report.note('not-a-date', value, line)
    return undefined
  }
  if (read.how === 'loose') report.note('loose-date', value, line)
  return read.date
}
