import type { FastifySchemaCompiler } from 'fastify'
import { z } from 'zod'
import { type FieldError, Invalid } from '#platform/problems'

const inSwedish = z.locales.sv().localeError
const inEnglish = z.locales.en().localeError

/**
 * Checks what a request brings against its schema. What does not fit is answered with `Invalid`, naming each parameter
 * in both languages; an unknown parameter is refused rather than ignored, so that a misspelt filter never looks like an
 * answer.
 */
export const checkInput: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (given: unknown) => {
    const swedish = z.safeParse(schema, given, { error: inSwedish })
    if (swedish.success) return { value: swedish.data }
    const english = z.safeParse(schema, given, { error: inEnglish })
    const sentences = english.error?.issues.map((issue) => issue.message) ?? []
    const fields = swedish.error.issues.map((issue, place): FieldError => {
      const message = { sv: issue.message, en: sentences[place] ?? issue.message }
      return { field: fieldOf(issue), message }
    })
    return { error: refusal(fields) }
  }

function fieldOf(issue: z.core.$ZodIssue): string {
  const named = issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1)
  return named.map(String).join(', ')
}

function refusal(fields: FieldError[]): Invalid {
  const names = [...new Set(fields.map(({ field }) => field).filter(Boolean))].join(', ')
  return new Invalid(
    {
      sv: `Frågan går inte att besvara: se över ${names || 'parametrarna'}. Vad som går att fråga efter står i /api/v1/openapi.json.`,
      en: `The request cannot be answered: look over ${names || 'its parameters'}. What can be asked for is in /api/v1/openapi.json.`,
    },
    fields,
  )
}
