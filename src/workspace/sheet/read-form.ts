import type { InitiativeClaims, Money } from '#registry'
import { type SheetState, withholdable } from './sheet-state.ts'

/** Claims that are one line or one text, each in an input of its own name. */
export const textFields = [
  'title',
  'need',
  'summary',
  'aim',
  'expectedEffect',
  'phase',
  'contactRole',
  'startsOn',
  'endsOn',
  'class',
  'introductionPlan',
  'lesson',
  'repository',
  'diaryNumber',
] as const

/** Amounts that the form asks for, by the scope they are kept under. */
export const moneyFields = { money: 'budget', outcome: 'outcome', running: 'running-year' } as const

const filled = (form: URLSearchParams, name: string) => form.get(name)?.trim() || undefined

/** What was written in a form as a state to check; what the form does not ask for is kept from `before`. */
export function readForm(form: URLSearchParams, before: SheetState | null): unknown {
  const { phaseWord, ...kept } = before?.claims ?? {}
  const texts = Object.fromEntries(textFields.map((field) => [field, filled(form, field)]))
  const claims = {
    ...kept,
    // the source's own word holds as long as the phase it was a word for
    phaseWord: texts.phase === before?.claims.phase ? phaseWord : undefined,
    ...texts,
    title: texts.title ?? '',
    benefit: readBenefit(form),
    money: readMoney(form, before?.claims.money ?? []),
    products: filled(form, 'products')
      ?.split(/\s*,\s*/)
      .filter(Boolean),
    documents: readDocuments(form, before?.claims.documents ?? []),
  }
  const ground = filled(form, 'ground')
  const until = filled(form, 'until')
  return {
    claims: JSON.parse(JSON.stringify(claims)),
    visibility: filled(form, 'visibility') ?? 'public',
    withholding: ground || until ? { ground, until } : null,
    fields: Object.fromEntries(
      withholdable.flatMap((field) => {
        const level = filled(form, `level.${field}`)
        if (!level) return []
        return [
          [field, { level, ground: filled(form, `ground.${field}`), until: filled(form, `until.${field}`) }],
        ]
      }),
    ),
  }
}

function readBenefit(form: URLSearchParams) {
  const words = filled(form, 'benefit')
  if (!words) return undefined
  return {
    words,
    kind: filled(form, 'benefitKind') ?? 'quality',
    owner: filled(form, 'benefitOwner'),
    measure: filled(form, 'benefitMeasure'),
  }
}

/** Amounts of scopes or currencies that the form does not ask for stay as they were. */
function readMoney(form: URLSearchParams, before: readonly Money[]): unknown {
  const scopes: readonly string[] = Object.values(moneyFields)
  const others = before.filter(({ scope, currency }) => !(scopes.includes(scope) && currency === 'SEK'))
  const written = Object.entries(moneyFields).flatMap(([name, scope]): unknown[] => {
    const text = filled(form, name)
    if (!text) return []
    const digits = text.replace(/[\s.\u202f]|kr$/g, '')
    const same = before.find((amount) => amount.scope === scope && showKronor(amount) === digits)
    if (same) return [same]
    // what is no number is left as written, for the check to point at
    return [{ scope, amountMinor: /^\d{1,13}$/.test(digits) ? Number(digits) * 100 : text, currency: 'SEK' }]
  })
  const all = [...others, ...written]
  return all.length > 0 ? all : undefined
}

/** A known amount in whole kronor as it stands in the form. */
export const showKronor = ({ amountMinor }: Pick<Money, 'amountMinor'>): string =>
  amountMinor === null ? '' : String(Math.round(amountMinor / 100))

/** Links that the form shows; further ones that sources have told of stay. */
export const documentRows = 12

function readDocuments(form: URLSearchParams, before: NonNullable<InitiativeClaims['documents']>) {
  const written = Array.from({ length: documentRows }, (_, row) => ({
    url: filled(form, `documents.${row}`),
    label: filled(form, `documentLabel.${row}`),
  }))
  // a name without an address is left for the check to point at
  const links = written.filter(({ url, label }) => url || label)
  const all = [
    ...links.map(({ url, label }) => ({ url: url ?? '', label: label ?? url })),
    ...before.slice(documentRows),
  ]
  return all.length > 0 ? all : undefined
}
