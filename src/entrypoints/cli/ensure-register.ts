import type { Context } from '#platform/context'
import { readRegister, registerOrganisations } from '#registry'

/** Every public organisation is registered from the first start; a newer register file is taken in on the next. */
export async function ensureRegister(ctx: Context): Promise<void> {
  await registerOrganisations(ctx, readRegister())
}
