import type { Context } from '#platform/context'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'
import { organisationName } from '../organisation-name.ts'
import { readRecipient } from '../recipient.ts'
import type { Address } from './address.ts'
import type { Letter } from './letter.tsx'
import type { About } from './outbox.ts'

/** A letter, and why its reader gets it. */
export interface Composed extends Letter {
  readonly why: string
}

/** What a letter is composed of. */
export interface ToCompose<Kind extends About['kind'] = About['kind']> {
  readonly recipient: string
  readonly about: Extract<About, { kind: Kind }>
  readonly address: Address
  readonly publicUrl: string
}

/** Why a recipient is written to, other than for what they follow. */
export async function whyOf(ctx: Context, recipient: string, language: Language): Promise<string> {
  const words = messages[language]
  const reader = readRecipient(recipient)
  if (reader.kind === 'oversight') return words.whyOversight
  if (reader.kind === 'account') return words.whyDigest
  const name = await organisationName(ctx, reader.organisation, language)
  return words.whyRole(words.roles[reader.role].toLowerCase(), name)
}
