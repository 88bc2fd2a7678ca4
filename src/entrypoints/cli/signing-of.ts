import { guardMirror, openSigning, originOf, type Signing } from '#ledger'
import type { Config } from '#platform/config'

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
    },
  )
}
