import type { Initiative, Material, Version } from './material.ts'

/** An initiative as it stood at a time. */
export interface Standing {
  readonly initiative: Initiative
  readonly version: Version
  /** The versions up to then. */
  readonly past: readonly Version[]
}

/** One organisation at one time: what indicators measure. */
export interface View {
  readonly material: Material
  /** Milliseconds since 1970. */
  readonly at: number
  /** The present; some things are known of it that are not known of the past. */
  readonly now: boolean
  /** What the registry had heard of by then and no source had withdrawn. */
  readonly heard: readonly Standing[]
  /** The same, and what by its own dates had begun by then although the registry heard of it later. */
  readonly dated: readonly Standing[]
}

/** How a portfolio stood at a time. Demonstration counts for organisations of the demonstration alone. */
export function viewAt(material: Material, at: number, now: boolean): View {
  const heard: Standing[] = []
  const dated: Standing[] = []
  for (const initiative of material.initiatives) {
    const { versions } = initiative
    let told = 0
    while (told < versions.length && (versions[told]?.at ?? 0) <= at) told += 1
    const version = versions[told === 0 ? 0 : told - 1]
    if (!version || (version.organisation ?? '') !== material.organisation) continue
    if (version.state.gone) continue
    if (material.organisation === '' && version.state.demonstration) continue
    const standing = {
      initiative,
      version,
      past: told === versions.length ? versions : versions.slice(0, told),
    }
    if (told > 0) {
      heard.push(standing)
      dated.push(standing)
    } else if (begunBy(version.state.dated, at)) dated.push({ ...standing, past: versions.slice(0, 1) })
  }
  return { material, at, now, heard, dated }
}

/** Whether a date, as precise as it is, had passed; a year counts from its last day, so nothing is put too early. */
function begunBy(date: string | undefined, at: number): boolean {
  if (date === undefined) return false
  const day = date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-28` : date
  return Date.parse(day) <= at
}

/** Whether nothing can be said of it as an organisation: it is none, or it is before the registry began. */
export const unknowable = ({ material, at, now }: View): boolean =>
  material.organisation === '' || (!now && at < material.since)
