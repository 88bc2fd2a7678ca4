import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Invalid } from '#platform/problems'
import { isRung } from '../roles.ts'

/** The claim that carries an organisation number in the Swedish OIDC profile. */
const ORGANISATION_NUMBER = 'https://id.oidc.se/claim/orgNumber'
/** The claim `person@number` of the same profile. */
const ORGANISATION_AFFILIATION = 'https://id.oidc.se/claim/orgAffiliation'

const OrganisationId = z.string().regex(/^SE\d{10}(-[a-z0-9]+)*$/)

/** An identity provider that people of some organisations sign in with, as the installation's file describes it. */
export const Provider = z.strictObject({
  /** Names it in addresses and in the log. */
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .refine((id) => id !== 'demonstration', 'is taken'),
  name: z.strictObject({ sv: z.string().min(1), en: z.string().min(1) }),
  /** Its issuer identifier, exactly; plain http only on this machine. */
  issuer: z.url({ protocol: /^https?$/ }).refine(isSafe, 'must begin with https://'),
  clientId: z.string().min(1),
  /** File with the client's secret, or … */
  clientSecretFile: z.string().optional(),
  /** … with its private key as JWK, for `private_key_jwt`. */
  clientKeyFile: z.string().optional(),
  scope: z.string().default('openid'),
  /** Levels of assurance, one of which must be reached; empty when the provider gives no other. */
  acr: z.array(z.string()).default([]),
  /** Claims that together name the person for good; `[tid, oid]` for Entra. */
  subject: z.array(z.string()).min(1).default(['sub']),
  /** Claims that carry organisation numbers. */
  organisationClaims: z.array(z.string()).default([ORGANISATION_NUMBER, ORGANISATION_AFFILIATION]),
  /** Which organisation the value of another claim stands for: a tenant, or what follows `@` in an e-mail address. */
  organisationByClaim: z
    .strictObject({ claim: z.string(), values: z.record(z.string(), OrganisationId) })
    .optional(),
  /** The organisations whose people it may speak for. */
  vouchesFor: z.union([z.literal('all'), z.array(OrganisationId).min(1)]),
  /** Programs that come with an access token of its own for us (OAuth client credentials). */
  machines: z
    .strictObject({
      /** What `aud` must say. */
      audience: z.string().min(1),
      clients: z.record(
        z.string(),
        z.strictObject({
          organisation: OrganisationId,
          role: z
            .string()
            .refine((role) => isRung(role) && role !== 'administrator', 'is no role for a machine'),
        }),
      ),
    })
    .optional(),
})
export type Provider = z.infer<typeof Provider>

const ProviderFile = z.strictObject({ providers: z.array(Provider) })

/** Whether an address is https, or http on this machine alone. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/**
 * Reads the file of identity providers, YAML or JSON. Paths in it count from where it lies. None without a file. Throws
 * `Invalid` naming what cannot be used.
 */
export function readProviders(path: string | null): Provider[] {
  if (path === null) return []
  let written: unknown
  try {
    written = parse(readFileSync(path, 'utf8'), { maxAliasCount: 0 })
  } catch (error) {
    throw unusable(path, error instanceof Error ? error.message : String(error))
  }
  const read = ProviderFile.safeParse(written)
  if (!read.success) throw unusable(path, z.prettifyError(read.error))
  const { providers } = read.data
  if (new Set(providers.map(({ id }) => id)).size < providers.length)
    throw unusable(path, 'two providers have the same id')
  const beside = (name: string | undefined) => (name === undefined ? undefined : resolve(dirname(path), name))
  return providers.map((provider) => ({
    ...provider,
    clientSecretFile: beside(provider.clientSecretFile),
    clientKeyFile: beside(provider.clientKeyFile),
  }))
}

const unusable = (path: string, why: string) =>
  new Invalid({
    sv: `Filen med inloggningstjänster, ${path}, går inte att använda: ${why}`,
    en: `The file of identity providers, ${path}, cannot be used: ${why}`,
  })
