import { Invalid } from '#platform/problems'

/**
 * One page of a list that is held whole. The cursor is the id of the last item of the page before, wrapped so that
 * nobody builds one by hand. Throws `Invalid` when the cursor leads to no item of this list.
 */
export function pageOf<Item extends { readonly id: string }>(
  list: readonly Item[],
  { limit, cursor }: { limit: number; cursor?: string },
): { items: Item[]; total: number; next: string | null } {
  const start = cursor === undefined ? 0 : placeAfter(list, cursor)
  const items = list.slice(start, start + limit)
  const last = items.at(-1)
  const more = start + limit < list.length
  return {
    items,
    total: list.length,
    next: more && last ? Buffer.from(last.id).toString('base64url') : null,
  }
}

function placeAfter(list: readonly { readonly id: string }[], cursor: string): number {
  const id = Buffer.from(cursor, 'base64url').toString()
  const place = list.findIndex((item) => item.id === id)
  if (place >= 0) return place + 1
  throw new Invalid({
    sv: 'Länken till nästa sida hör till en annan lista. Börja om från listans första sida.',
    en: 'The link to the next page belongs to another list. Start again from the first page.',
  })
}
