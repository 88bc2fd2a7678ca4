import { Invalid } from '#platform/problems'

/** The one of `choices` that was written. Throws `Invalid` naming them all. */
export function readChoice<Choice extends string>(
  what: string,
  written: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((one) => one === written)
  if (choice !== undefined) return choice
  throw new Invalid({
    sv: `${what} kan inte vara ”${written}”. Välj ${choices.join(', ')}.`,
    en: `${what} cannot be “${written}”. Choose ${choices.join(', ')}.`,
  })
}

/** A whole number from 0 to `most`. Throws `Invalid` naming the option. */
export function readWhole(what: string, written: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN
  if (value <= most) return value
  throw new Invalid({
    sv: `${what} ska vara ett heltal från 0 till ${most}, inte ”${written}”.`,
    en: `${what} should be a whole number from 0 to ${most}, not “${written}”.`,
  })
}
