import { randomInt } from 'node:crypto'
import type { JSONValue } from 'postgres'
import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { instant } from '#platform/database'
import type { Language } from '#platform/language'
import { Invalid, NotFound } from '#platform/problems'
import { isStopWord, type Token, tokenise } from '#platform/text'
import { loadResolver } from '#registry'
import type { Search } from '../create-search.ts'
import type { Asker } from './describe-precedents.ts'
import { findPrecedents, READ } from './find-precedents.ts'
import type { ProductLesson } from './product-lessons.ts'
import { BeforeStartResult } from './result.ts'

/** Letters of a text that is handed in. Of a longer one nobody could say what it asks. */
const LONGEST = 1_000_000

/** What is handed in. */
export const BeforeStartQuestion = z.object({
  text: z
    .string()
    .max(LONGEST)
    .meta({ description: 'a need or a project description, in Swedish or English' }),
  organisation: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({ description: 'name or number of the organisation that searches' }),
  keepText: z
    .boolean()
    .default(false)
    .meta({ description: 'keep the text itself with the answer, open to all' }),
  language: z.enum(['sv', 'en']).default('sv'),
})
export type BeforeStartQuestion = z.input<typeof BeforeStartQuestion>

/** A search before start as it is kept. */
export interface BeforeStart {
  readonly code: string
  readonly searchedAt: string
  /** How many entries the ledger had, as far as the search knew. */
  readonly ledgerSize: number
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly language: Language
  readonly result: BeforeStartResult
  /** Only when whoever searched agreed to keep it. */
  readonly text: string | null
}

/**
 * Searches before something is started, and remembers what was found under a code of its own; the text is kept only when
 * `keepText` says so. `lessons` is what higher floors know of products. Throws `Invalid` for a text that is too long or
 * without a telling word, and for an organisation that nobody knows; `Unavailable` while the index is being built.
 */
export async function searchBeforeStart(
  ctx: Context,
  search: Search,
  input: BeforeStartQuestion,
  lessons: readonly ProductLesson[] = [],
): Promise<BeforeStart> {
  requirePermission(ctx, 'search-before-start')
  if (input.text.length > LONGEST) throw tooLong()
  const { text, organisation, keepText, language } = BeforeStartQuestion.parse(input)
  const written = text.replaceAll('\0', '').trim()
  if (!tokenise(written.slice(0, READ)).some(isTelling)) throw nothingSaid()
  const asker = organisation ? await findAsker(ctx, organisation) : null
  const result = await findPrecedents(ctx, search, { text: written, asker, lessons })
  const kept: BeforeStart = {
    code: newCode(),
    searchedAt: ctx.now().toISOString(),
    ledgerSize: search.state().heard,
    organisation: asker && { id: asker.id, name: asker.name },
    language,
    result,
    text: keepText ? written : null,
  }
  await ctx.transaction(async (tx) => {
    await tx.sql`
      insert into search.before_start (code, searched_at, ledger_size, organisation, language, result, text)
      values (${kept.code}, ${kept.searchedAt}, ${kept.ledgerSize}, ${asker?.id ?? null}, ${language},
        ${tx.sql.json(asJson(result))}, ${kept.text})`
    await append(tx, {
      type: 'search.before-start',
      subject: kept.code,
      content: {
        code: kept.code,
        organisation: asker?.id ?? null,
        ledgerSize: kept.ledgerSize,
        needs: result.needs.map(({ id }) => id),
        initiatives: result.initiatives.map(({ id }) => id),
        solutions: result.solutions.map(({ id }) => id),
        active: result.active,
        textKept: keepText,
      },
    })
  })
  return kept
}

/** A search before start by its code, as it was answered then. Throws `NotFound`. */
export async function readBeforeStart(ctx: Pick<Context, 'sql'>, code: string): Promise<BeforeStart> {
  const [row] = await ctx.sql<(Omit<BeforeStart, 'result'> & { result: unknown })[]>`
    select before_start.code, ${instant(ctx.sql, 'before_start.searched_at')} as "searchedAt",
      before_start.ledger_size as "ledgerSize", before_start.language, before_start.result, before_start.text,
      case when organisation.id is not null then jsonb_build_object('id', organisation.id, 'name', organisation.name_sv)
        end as organisation
    from search.before_start
    left join published.organisation on organisation.id = before_start.organisation
    where code = ${code}`
  if (row) return { ...row, result: BeforeStartResult.parse(row.result) }
  throw new NotFound({
    sv: 'Det finns ingen sökning med den koden. Kontrollera koden på kvittot, eller gör en ny sökning.',
    en: 'There is no search with that code. Check the code on the receipt, or make a new search.',
  })
}

const asJson = (result: BeforeStartResult): JSONValue => JSON.parse(JSON.stringify(result))

/** Letters and digits that are not taken for each other. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz'
const SIGNS = 12

/** 59 bits: nobody meets another's code by chance. */
function newCode(): string {
  return Array.from({ length: SIGNS }, () => signs[randomInt(signs.length)]).join('')
}

async function findAsker(ctx: Context, words: string): Promise<Asker & { name: string }> {
  const resolution = (await loadResolver(ctx))({ name: words })
  if (resolution.outcome !== 'resolved') throw unknownOrganisation()
  const [row] = await ctx.sql<(Asker & { name: string })[]>`
    select id, name_sv as name, kind, population
    from published.organisation
    where id = ${resolution.organisationId}`
  if (row) return row
  throw unknownOrganisation()
}

/** A word of at least two letters that is no mere link between others. */
function isTelling({ word }: Token): boolean {
  return /\p{L}{2}/u.test(word) && !isStopWord(word, 'sv') && !isStopWord(word, 'en')
}

function tooLong(): Invalid {
  const message = {
    sv: 'Texten är längre än en miljon tecken. Lämna bara den del som säger vad ni tänker göra.',
    en: 'The text is longer than a million characters. Hand in only the part that says what you intend to do.',
  }
  return new Invalid(message, [{ field: 'text', message }])
}

function nothingSaid(): Invalid {
  const message = {
    sv: 'Skriv eller klistra in vad ni tänker göra. Några meningar räcker.',
    en: 'Write or paste what you intend to do. A few sentences are enough.',
  }
  return new Invalid(message, [{ field: 'text', message }])
}

function unknownOrganisation(): Invalid {
  const message = {
    sv: 'Vi känner inte igen organisationen. Skriv dess hela namn eller organisationsnummer, eller lämna fältet tomt.',
    en: 'We do not recognise the organisation. Write its full name or number, or leave the field empty.',
  }
  return new Invalid(message, [{ field: 'organisation', message }])
}
