/** Roles of an organisation that mail can be sent to. */
export const addressRoles = ['registrar', 'board', 'safety'] as const
export type AddressRole = (typeof addressRoles)[number]

/** Who a mail is for, told apart by its first word. */
export type Recipient =
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'role'; readonly organisation: string; readonly role: AddressRole }
  | { readonly kind: 'oversight'; readonly address: string }

/** The recipient as one word, as the tables keep it. */
export const accountKey = (account: string): string => `account:${account}`
/** The same, of a role at an organisation. */
export const roleKey = (organisation: string, role: AddressRole): string => `role:${organisation}:${role}`
/** The same, of an oversight body. */
export const oversightKey = (address: string): string => `oversight:${address}`

/** Reads what the three above have written. Throws for anything else: nobody but us writes it. */
export function readRecipient(key: string): Recipient {
  const [kind, ...rest] = key.split(':')
  const [first = '', second = ''] = rest
  if (kind === 'account') return { kind, account: first }
  if (kind === 'oversight') return { kind, address: rest.join(':') }
  const role = addressRoles.find((one) => one === second)
  if (kind === 'role' && role) return { kind, organisation: first, role }
  throw new Error(`nobody is called ${key}`)
}
