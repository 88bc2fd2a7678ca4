import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Language } from '#platform/language'
import { Conflict } from '#platform/problems'
import { type Address, askAddress, readAddress, readAddressOf, removeAddress } from '../mail/address.ts'
import { type AddressRole, addressRoles, roleKey } from '../recipient.ts'

/** Reads the addresses of an organisation's roles, for its administrator and nobody else. */
export async function readRoleAddresses(
  ctx: Context,
  organisation: string,
): Promise<Readonly<Record<AddressRole, Address | null>>> {
  requirePermission(ctx, 'keep-role-addresses', organisation)
  const [registrar, board, safety] = await Promise.all(
    addressRoles.map((role) => readAddressOf(ctx, roleKey(organisation, role))),
  )
  return { registrar: registrar ?? null, board: board ?? null, safety: safety ?? null }
}

/** Addresses as a form gives them; empty for none. */
export interface RoleAddressForm {
  readonly organisation: string
  readonly addresses: Readonly<Record<AddressRole, string>>
  readonly language: Language
}

/**
 * Sets where mail to an organisation's roles goes; each new address is asked first. The entry says which roles have one, never
 * which. Throws `Invalid` that names the field, `Conflict` for an invented organisation.
 */
export async function setRoleAddresses(ctx: Context, form: RoleAddressForm): Promise<void> {
  const { organisation, language } = form
  requirePermission(ctx, 'keep-role-addresses', organisation)
  const wanted = addressRoles.map((role) => {
    const written = form.addresses[role].trim()
    return { role, address: written === '' ? null : readAddress(written, role) }
  })
  await ctx.transaction(async (tx) => {
    const [body] = await tx.sql<{ demonstration: boolean }[]>`
      select demonstration from published.organisation where id = ${organisation}`
    if (body?.demonstration !== false) throw invented()
    for (const { role, address } of wanted) {
      const recipient = roleKey(organisation, role)
      if (address === null) await removeAddress(tx, recipient)
      else await askAddress(tx, recipient, { address, language })
    }
    await rememberRoles(tx, organisation)
  })
}

/** Remembers which roles of an organisation have an address and which of those are confirmed; never the address. */
export async function rememberRoles(tx: Transaction, organisation: string): Promise<void> {
  const roles: Record<string, string> = {}
  for (const role of addressRoles) {
    const known = await readAddressOf(tx, roleKey(organisation, role))
    roles[role] = known === null ? 'none' : known.confirmed ? 'confirmed' : 'asked'
  }
  await append(tx, {
    type: 'role-addresses.changed',
    subject: `role-addresses:${organisation}`,
    content: { organisation, roles },
  })
}

const invented = () =>
  new Conflict({
    sv: 'Organisationen är påhittad eller okänd, och får ingen post.',
    en: 'The organisation is invented or unknown, and gets no mail.',
  })
