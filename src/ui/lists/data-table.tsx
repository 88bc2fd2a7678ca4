import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

/** One column: how it is headed, what stands in it, and how to sort by it. */
export interface Column<Row> {
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ComponentChildren
  /** Figures: right aligned, equally wide. */
  readonly numeric?: boolean | undefined
  readonly sort?:
    | { readonly href: string; readonly direction?: 'ascending' | 'descending' | undefined }
    | undefined
}

interface DataTableProps<Row> {
  readonly language: Language
  readonly caption: ComponentChildren
  /** The first column heads each row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** On a phone: `scroll` keeps the columns comparable, `stack` writes each row as a small sheet. */
  readonly narrow?: 'scroll' | 'stack' | undefined
  /** Hides the caption where a heading right above says the same. */
  readonly quietCaption?: boolean | undefined
}

/** A table with a caption, row headings and columns that sort by link. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { language, caption, columns, rows, rowKey, narrow = 'scroll', quietCaption } = props
  const id = `table-${useId()}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group and not a region: the section around it is the landmark
    <div role="group" class={`table-area table-${narrow}`} aria-labelledby={id} tabindex={0}>
      <table>
        <caption id={id} class={quietCaption ? 'visually-hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} language={language} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} heads={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead<Row>({ language, column }: { language: Language; column: Column<Row> }) {
  const { header, numeric, sort } = column
  const words = messages[language]
  return (
    <th scope="col" class={numeric ? 'numeric' : undefined} aria-sort={sort?.direction}>
      {sort ? (
        <a href={sort.href} title={words.sortBy(header)}>
          {header}
          {sort.direction && (
            <span aria-hidden="true">{sort.direction === 'ascending' ? '\u00a0↑' : '\u00a0↓'}</span>
          )}
        </a>
      ) : (
        header
      )}
    </th>
  )
}

function Cell<Row>({ column, row, heads }: { column: Column<Row>; row: Row; heads: boolean }) {
  const name = column.numeric ? 'numeric' : undefined
  const content = column.cell(row)
  if (heads) {
    return (
      <th scope="row" class={name}>
        {content}
      </th>
    )
  }
  return (
    <td class={name} data-label={column.header}>
      {content}
    </td>
  )
}
