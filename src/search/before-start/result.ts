import { z } from 'zod'
import { Phase } from '#registry'

const Shared = z.object({
  needs: z.array(z.string()).meta({ description: 'needs that both serve, by id' }),
  words: z.array(z.string()).meta({ description: 'words of the text that the record has, rarest first' }),
})

const Named = z.object({
  id: z.string(),
  title: z.string(),
  language: z.string(),
  organisation: z
    .object({
      id: z.string().nullable(),
      name: z.string(),
      kind: z.string().nullable(),
      population: z.number().int().nullable(),
      ofYourSize: z
        .boolean()
        .nullable()
        .meta({ description: 'of your kind, and between half and twice your inhabitants; null: not known' }),
    })
    .nullable(),
  confirmed: z.boolean(),
  demonstration: z.boolean(),
  because: Shared,
})

/** An initiative that resembles what is about to start. Amounts in öre. */
export const SimilarInitiative = Named.extend({
  phase: Phase.nullable(),
  datedOn: z.string().nullable(),
  amountSekMinor: z.number().int().nullable(),
  outcomeSekMinor: z.number().int().nullable().meta({ description: 'stated outcome; null is unknown' }),
  lesson: z.string().nullable(),
  contactRole: z.string().nullable().meta({ description: 'the role to call; null is unknown' }),
})
export type SimilarInitiative = z.infer<typeof SimilarInitiative>

/** Something that may be reused, and who is said to use it. */
export const ExistingSolution = Named.extend({
  summary: z.string().nullable(),
  licence: z.string().nullable(),
  repository: z.string().nullable(),
  adopters: z.number().int().meta({ description: 'how many are said to use it' }),
  adopterNames: z.array(z.string()),
})
export type ExistingSolution = z.infer<typeof ExistingSolution>

const Both = z.object({ sv: z.string(), en: z.string() })

/** What a search before start came to. Kept as it was; amounts in öre. */
export const BeforeStartResult = z
  .object({
    needs: z.array(
      z.object({
        id: z.string(),
        words: z.array(z.string()).meta({ description: 'the words of the text that decided it' }),
      }),
    ),
    initiatives: z.array(SimilarInitiative),
    solutions: z.array(ExistingSolution),
    active: z
      .object({
        need: z.string(),
        initiatives: z.number().int(),
        stated: z.number().int().meta({ description: 'how many of them state an amount' }),
        sumSekMinor: z.number().int(),
      })
      .nullable()
      .meta({ description: 'initiatives for the first need that are not finished; null: no need was told' }),
    products: z.array(z.object({ id: z.string(), title: z.string(), initiatives: z.number().int() })),
    lessons: z
      .array(
        z.object({
          product: z.string().meta({ description: 'the name it was recognised by' }),
          cases: z.array(
            z.object({
              id: z.string(),
              path: z.string().meta({ description: 'page of the case, below the language' }),
              title: Both,
              owner: Both,
              ending: Both,
              warns: z.boolean().meta({ description: 'false: it went well' }),
              outcome: Both,
              source: z.object({ title: z.string(), url: z.string().nullable() }).nullable(),
            }),
          ),
        }),
      )
      .default([])
      .meta({
        description: 'how it has gone with products that the text names, where it went badly anywhere',
      }),
    coverage: z.object({
      organisations: z.number().int(),
      heard: z.number().int().meta({ description: 'organisations with at least one initiative here' }),
      records: z.number().int().meta({ description: 'records that were searched' }),
    }),
    read: z.object({
      characters: z.number().int(),
      cut: z.boolean().meta({ description: 'the text was longer than what is read' }),
    }),
  })
  .meta({ id: 'BeforeStartResult' })
export type BeforeStartResult = z.infer<typeof BeforeStartResult>
