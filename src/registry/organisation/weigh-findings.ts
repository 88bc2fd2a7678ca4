import type { NameFinding } from './find-by-name.ts'
import type { NumberFinding } from './find-by-number.ts'
import type { NameMatch } from './name-index.ts'
import { existedOn, type Organisation } from './organisation.ts'
import { type Resolution, say } from './resolution.ts'
import { because } from './resolution-reasons.ts'
import { namesOwnBody } from './split-name.ts'

/** What number and name can mean, to be weighed against each other. */
export interface Findings {
  readonly name: string
  readonly byNumber: NumberFinding
  readonly byName: NameFinding | null
  readonly on: string | undefined
  readonly suggestions: () => string[]
}

/**
 * Weighs what a number and a name can mean. A sound number leads; a name may pick among bodies that share it,
 * and a name that means somebody else stops it. Nothing is taken that something speaks against.
 */
export function weighFindings(findings: Findings): Resolution {
  const { byNumber, byName, name } = findings
  switch (byNumber.state) {
    case 'known':
      return byName === null ? fromNumberAlone(byNumber) : fromNumberAndName(byNumber, byName, name)
    case 'other-number':
      return fromOtherNumber(byNumber.organisation, byName)
    case 'stranger': {
      const candidates = idsOf(byName?.matches ?? [])
      if (candidates.length > 0) return { outcome: 'ambiguous', candidates, reason: because.strangersNumber }
      return {
        outcome: 'unknown',
        suggestions: findings.suggestions(),
        reason: because.stranger(byNumber.shown),
      }
    }
    case 'useless':
      return byName === null
        ? { outcome: 'unknown', suggestions: findings.suggestions(), reason: because[byNumber.because] }
        : prefixed(because[byNumber.because], fromName(findings))
    case 'none':
      return fromName(findings)
  }
}

type KnownNumber = Extract<NumberFinding, { state: 'known' }>

function fromNumberAlone({ bodies, one }: KnownNumber): Resolution {
  if (one === null)
    return { outcome: 'ambiguous', candidates: someOf(bodies), reason: because.sharedNumberOpen }
  const reason = bodies.length > 1 && !one.id.includes('-') ? because.sharedNumberHolder : because.number(one)
  return {
    outcome: 'resolved',
    organisationId: one.id,
    by: 'number',
    reason: say(reason, because.ended(one)),
  }
}

function fromNumberAndName(number: KnownNumber, finding: NameFinding, name: string): Resolution {
  const { bodies, one } = number
  const agreeing = bodies.filter((body) => finding.matches.some(({ organisation }) => organisation === body))
  const strangers = finding.matches.filter(({ organisation }) => !bodies.includes(organisation))
  const [agreed, second] = agreeing
  // Where the name alone would leave several, the number has settled it: unless a unit of another body is named.
  if (agreed && !second && (strangers.length === 0 || finding.unit === null)) {
    const reason = bodies.length > 1 ? because.sharedNumberNamePicks : because.numberAndName
    const left = finding.unit === null ? null : because.unitLeftOut(finding.unit)
    return {
      outcome: 'resolved',
      organisationId: agreed.id,
      by: 'number',
      reason: say(reason, left, because.ended(agreed)),
    }
  }
  const candidates = [...new Set([...someOf(one ? [one] : bodies), ...idsOf(finding.matches)])]
  if (finding.matches.length > 0) return { outcome: 'ambiguous', candidates, reason: because.disagree }
  if (namesOwnBody(name)) return { outcome: 'ambiguous', candidates, reason: because.ownBodyUnderNumber }
  if (bodies.length > 1 && !one?.id.includes('-')) {
    return { outcome: 'ambiguous', candidates: someOf(bodies), reason: because.sharedNumberOpen }
  }
  const alone = fromNumberAlone(number)
  return alone.outcome === 'resolved' ? { ...alone, reason: say(alone.reason, because.nameNotKnown) } : alone
}

function fromOtherNumber(organisation: Organisation, finding: NameFinding | null): Resolution {
  const matches = finding?.matches ?? []
  if (matches.length === 1 && matches[0]?.organisation === organisation) {
    return {
      outcome: 'resolved',
      organisationId: organisation.id,
      by: 'other-number',
      reason: because.otherNumber,
    }
  }
  const candidates = [...new Set([organisation.id, ...idsOf(matches)])]
  const reason = matches.length > 0 ? because.disagree : because.otherNumberOpen
  return { outcome: 'ambiguous', candidates, reason }
}

function fromName({ name, byName, on, suggestions }: Findings): Resolution {
  if (byName === null) return { outcome: 'unknown', suggestions: suggestions(), reason: because.nothing }
  if (byName.matches.length === 0) {
    const reason = namesOwnBody(name) ? because.ownBody : because.unknownName
    return { outcome: 'unknown', suggestions: suggestions(), reason }
  }
  const candidates = idsOf(byName.matches)
  if (byName.others) return { outcome: 'ambiguous', candidates, reason: because.othersToo }
  const [only, second] = byName.matches
  if (only && !second) return resolvedByName(only, byName.unit)
  const bearer = bearerOfName(byName.matches, on)
  if (!bearer) return { outcome: 'ambiguous', candidates, reason: because.severalByName }
  const resolved = resolvedByName(bearer, byName.unit)
  return { ...resolved, reason: say(resolved.reason, on ? because.boreItThen : because.bearsItNow) }
}

function resolvedByName(match: NameMatch, unit: string | null): Resolution {
  const { organisation } = match
  return {
    outcome: 'resolved',
    organisationId: organisation.id,
    by: unit === null ? match.by : 'unit-left-out',
    reason: say(
      because.byMatch(match),
      unit === null ? null : because.unitLeftOut(unit),
      because.ended(organisation),
    ),
  }
}

/** Of several bodies with one name: the only one that bore it on the day, or that bears it still. */
function bearerOfName(matches: readonly NameMatch[], on: string | undefined): NameMatch | null {
  const bearers = matches.filter(({ by, organisation }) => {
    if (by !== 'name') return false
    if (on === undefined) return organisation.validTo === null
    const { nameSince } = organisation
    return existedOn(organisation, on) && (nameSince === null || on.slice(0, nameSince.length) >= nameSince)
  })
  return bearers.length === 1 ? (bearers[0] ?? null) : null
}

function prefixed(sentence: Resolution['reason'], resolution: Resolution): Resolution {
  return { ...resolution, reason: say(sentence, resolution.reason) }
}

function idsOf(matches: readonly NameMatch[]): string[] {
  return [...new Set(matches.map(({ organisation }) => organisation.id))]
}

/** The ids to show of bodies that share a number: all of a few, or else the first of them, the holder before the rest. */
function someOf(bodies: readonly Organisation[]): string[] {
  const holderFirst = [...bodies].sort((a, b) => Number(a.id.includes('-')) - Number(b.id.includes('-')))
  return holderFirst.slice(0, 10).map(({ id }) => id)
}
