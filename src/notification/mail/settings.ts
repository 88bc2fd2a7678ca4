import type { Context } from '#platform/context'
import type { Language } from '#platform/language'
import { Invalid } from '#platform/problems'
import { ensureFollower, type Follower } from '../follow/follow.ts'
import { accountKey } from '../recipient.ts'
import { askAddress, readAddress, readAddressOf, removeAddress } from './address.ts'
import { isPace, type Pace } from './pace.ts'

/** How somebody wants to be written to. */
export interface MailSettings {
  readonly pace: Pace
  readonly address: string | null
  readonly confirmed: boolean
}

/** Reads how somebody wants to be written to; weekly until they choose, and not at all before they give an address. */
export async function readSettings(ctx: Pick<Context, 'sql'>, account: string): Promise<MailSettings> {
  const [row] = await ctx.sql<{ pace: Pace }[]>`
    select pace from notification.follower where account = ${account}`
  const known = await readAddressOf(ctx, accountKey(account))
  return {
    pace: row?.pace ?? 'weekly',
    address: known?.address ?? null,
    confirmed: known?.confirmed ?? false,
  }
}

/**
 * Chooses how often one is written to, and where. With `none` the address is forgotten at once. No permission is asked for:
 * whoever is signed in chooses for themselves. It leaves no entry: history does not know people. Throws `Invalid` with the field.
 */
export async function chooseMail(
  ctx: Context,
  follower: Follower,
  wish: { readonly pace: string; readonly address: string; readonly language: Language },
): Promise<void> {
  const { pace, language } = wish
  if (!isPace(pace)) throw noPace()
  if (follower.demonstration && pace !== 'none') throw invented()
  const address = pace === 'none' ? null : readAddress(wish.address, 'address')
  const recipient = accountKey(follower.account)
  await ctx.transaction(async (tx) => {
    await ensureFollower(tx, follower, language)
    await tx.sql`
      update notification.follower set pace = ${pace}, language = ${language}
      where account = ${follower.account}`
    if (address === null) await removeAddress(tx, recipient)
    else await askAddress(tx, recipient, { address, language })
  })
}

const noPace = () => {
  const message = { sv: 'Välj hur ofta du vill få brev.', en: 'Choose how often you want mail.' }
  return new Invalid(message, [{ field: 'pace', message }])
}

const invented = () => {
  const message = {
    sv: 'Påhittade personer får ingen post. Logga in som dig själv för att få brev.',
    en: 'Invented people get no mail. Sign in as yourself to get mail.',
  }
  return new Invalid(message, [{ field: 'pace', message }])
}
