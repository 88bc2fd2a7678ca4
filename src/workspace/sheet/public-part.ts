import type { InitiativeClaims } from '#registry'
import type { SheetState, Withholding } from './sheet-state.ts'

/** What a record is called while even its title is withheld. */
export const WITHHELD_TITLE = 'Undantaget initiativ'

/** Whether the last day of a tender's secrecy has passed; other grounds are weighed anew by a person. */
const hasOpened = ({ ground, until }: Withholding, today: string) => ground === 'tender' && until < today

/**
 * The part of a sheet that everybody may see on a day: nothing of a draft; of a withheld record only that there is one,
 * on what ground and until when; otherwise all but the withheld fields, which are named with ground and date. Pure.
 */
export function publicPart(state: SheetState, today: string): InitiativeClaims | null {
  const { claims, visibility, withholding, fields } = state
  if (visibility === 'draft') return null
  if (visibility !== 'public' && !(withholding && hasOpened(withholding, today))) {
    // without a ground there is nothing that may be told, not even that something is withheld
    if (!withholding) return null
    return { title: WITHHELD_TITLE, language: 'sv', withheld: [{ field: 'all', ...withholding }] }
  }
  const hidden = Object.entries(fields)
    .filter(([field, rule]) => field in claims && !hasOpened(rule, today))
    .map(([field, { ground, until }]) => ({ field, ground, until }))
  const names = new Set(hidden.map(({ field }) => field))
  const shown = Object.fromEntries(Object.entries(claims).filter(([field]) => !names.has(field)))
  return {
    ...shown,
    title: claims.title,
    language: claims.language,
    ...(hidden.length > 0 && { withheld: hidden }),
  }
}

/** What others in the public sector may see besides what is public: fields and records shared that far. */
export function sectorPart(state: SheetState): InitiativeClaims | null {
  const { claims, visibility, fields } = state
  if (visibility === 'draft' || visibility === 'organisation') return null
  const kept = Object.entries(claims).filter(([field]) => {
    const rule = Object.entries(fields).find(([name]) => name === field)?.[1]
    return rule === undefined || rule.level === 'public-sector'
  })
  return { ...Object.fromEntries(kept), title: claims.title, language: claims.language }
}

/** The first day on which something that is withheld now opens by itself; null when nothing does. */
export function opensOn(state: SheetState, today: string): string | null {
  if (state.visibility === 'draft') return null
  const rules = [state.withholding, ...Object.values(state.fields)].filter((rule) => rule !== null)
  const days = rules
    .filter((rule) => rule.ground === 'tender' && rule.until >= today)
    .map(({ until }) => dayAfter(until))
  return days.sort()[0] ?? null
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** The day it is in Sweden, ISO 8601. */
export const swedishDay = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(now)
