import { z } from 'zod'
import { formatAmount, formatDate, type Language } from '#platform/language'
import { messages, wordFor } from '../messages.ts'
import { Money } from '../observation/values.ts'

const Names = z.array(z.union([z.string(), z.object({ name: z.string() }).transform((item) => item.name)]))
const Documents = z.array(z.object({ label: z.string(), url: z.string() }))

const Benefit = z.object({
  kind: z.string(),
  words: z.string(),
  owner: z.string().optional(),
  measure: z.string().optional(),
})
const Withheld = z.array(z.object({ field: z.string(), ground: z.string(), until: z.string() }))

/** Writes the value of a claimed field as one line of text in the reader's language. */
export function showField(field: string, value: unknown, language: Language): string {
  const words = messages[language]
  if (field === 'money') {
    return Money.array()
      .parse(value)
      .map((amount) => showMoney(amount, language))
      .join('; ')
  }
  if (field === 'phase') return wordFor(words.phases, String(value))
  if (field === 'class') return wordFor(words.classes, String(value))
  if (field === 'developmentStatus') return wordFor(words.developmentStatus, String(value))
  if (field === 'maintenance') return wordFor(words.maintenances, String(value))
  if (/On$/.test(field)) return formatDate(String(value), language)
  const benefit = Benefit.safeParse(value)
  if (field === 'benefit' && benefit.success) return showBenefit(benefit.data, language)
  const withheld = Withheld.safeParse(value)
  if (field === 'withheld' && withheld.success) return showWithheld(withheld.data, language)
  const documents = Documents.safeParse(value)
  if (documents.success) return documents.data.map((document) => document.label).join('; ')
  const names = Names.safeParse(value)
  if (names.success) return names.data.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function showBenefit(
  { kind, words: what, owner, measure }: z.infer<typeof Benefit>,
  language: Language,
): string {
  const words = messages[language]
  const parts = [
    `${wordFor(words.benefitKinds, kind)}: ${what}`,
    owner && `${words.benefitOwner}: ${owner}`,
    measure && `${words.benefitMeasure}: ${measure}`,
  ]
  return parts.filter(Boolean).join('. ')
}

function showWithheld(withheld: z.infer<typeof Withheld>, language: Language): string {
  const words = messages[language]
  return withheld
    .map(({ field, ground, until }) => {
      const what = field === 'all' ? words.everything : wordFor(words.fields, field)
      return words.withheldUntil(what, wordFor(words.grounds, ground), formatDate(until, language))
    })
    .join('; ')
}

/** The last day on which a field is withheld by its organisation, by itself or with the whole record; null when it is not. */
export function lastDayWithheld(claims: Readonly<Record<string, unknown>>, field: string): string | null {
  const withheld = Withheld.safeParse(claims.withheld)
  return withheld.data?.find((one) => one.field === field || one.field === 'all')?.until ?? null
}

/** An amount with what it covers and when it was stated: `Kontraktsvärde 33 mnkr, uppgift från mars 2024`. */
export function showMoney(money: Money, language: Language): string {
  const words = messages[language]
  const amount = (minor: number) => formatAmount(minor, money.currency, language)
  const size =
    money.amountMinor === null
      ? words.amountUnknown
      : money.upToMinor === null
        ? amount(money.amountMinor)
        : `${amount(money.amountMinor)}–${amount(money.upToMinor)}`
  const date = money.asOf ? `, ${words.asOf(formatDate(money.asOf, language))}` : ''
  return `${words.moneyScopes[money.scope]} ${size}${date}`
}
