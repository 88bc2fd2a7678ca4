import { formatShortDate } from '#platform/language'

/** A date in a table: never broken over lines, and readable by machines. */
export function ShortDate({ date }: { readonly date: string }) {
  return (
    <time class="nowrap" datetime={date}>
      {formatShortDate(date.length > 10 ? new Date(date) : date)}
    </time>
  )
}
