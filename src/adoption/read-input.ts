import type { z } from 'zod'
import type { Bilingual } from '#platform/language'
import { Invalid } from '#platform/problems'

/** What to say of each field that can be wrong. */
export type FieldWords = Readonly<Record<string, Bilingual>>

const unread: Bilingual = {
  sv: 'Uppgiften går inte att läsa. Skriv om den.',
  en: 'This cannot be read. Write it again.',
}

/** Reads input by a schema. Throws `Invalid` that names each field that does not fit, in the field's own words. */
export function readInput<Output>(schema: z.ZodType<Output>, input: unknown, words: FieldWords): Output {
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const fields = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))]
  throw invalid(fields.map((field) => ({ field, message: words[field] ?? unread })))
}

/** The problem with fields of a form. */
export function invalid(fields: readonly { field: string; message: Bilingual }[]): Invalid {
  return new Invalid(
    {
      sv: `Rätta det som är fel och försök igen. ${fields.map(({ message }) => message.sv).join(' ')}`,
      en: `Put right what is wrong and try again. ${fields.map(({ message }) => message.en).join(' ')}`,
    },
    fields,
  )
}
