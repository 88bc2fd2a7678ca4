import { readFile } from 'node:fs/promises'
import {
  gatherCosignatures,
  guardMirror,
  openSigning,
  originOf,
  parsePolicy,
  type Signing,
  type TrustPolicy,
} from '#ledger'
import type { Config } from '#platform/config'
import { Invalid } from '#platform/problems'

/** The right to sign the log of the installation that the configuration names. Nothing is made before the first signature. */
export function signingOf(config: Config): Signing {
  return openSigning(
    {
      keys: config.logKeys,
      copies: config.checkpointCopies,
      originOf: (year) => config.logOrigin ?? originOf(config.publicUrl, year),
    },
    async (ctx) => {
      if (config.logMirror) await guardMirror(ctx, config.logMirror)
      const policy = await policyOf(config)
      if (policy) await gatherCosignatures(ctx, policy)
    },
  )
}

/** Which witnesses to ask; null when the configuration names none. Throws `Invalid` for a file that cannot be understood. */
export async function policyOf(config: Config): Promise<TrustPolicy | null> {
  if (!config.witnessPolicy) return null
  const text = await readFile(config.witnessPolicy, 'utf8').catch(() => '')
  const parsed = parsePolicy(text)
  if (parsed.ok) return parsed.value
  throw new Invalid({
    sv: `Filen ${config.witnessPolicy} i SKALA_WITNESSES saknas eller följer inte formatet tlog-policy. Se docs/runbook.md.`,
    en: `The file ${config.witnessPolicy} in SKALA_WITNESSES is missing or is no tlog-policy. See docs/runbook.md.`,
  })
}
