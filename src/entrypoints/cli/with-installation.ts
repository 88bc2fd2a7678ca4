import { readConfig } from '#platform/config'
import type { Context } from '#platform/context'
import { openInstallation, operator } from './open-context.ts'

/** Opens the installation that the environment names, lets `work` act as its operator, and closes it whatever happens. */
export async function withInstallation<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
  const { ctx, close } = await openInstallation(readConfig(process.env), operator, true)
  try {
    return await work(ctx)
  } finally {
    await close()
  }
}
