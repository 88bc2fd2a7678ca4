import type { ComponentChildren } from 'preact'

interface EmptyStateProps {
  readonly title: ComponentChildren
  /** Heading level of the title. */
  readonly level?: 2 | 3 | undefined
  /** Why it is empty, and what the reader can do about it. */
  readonly children: ComponentChildren
}

/** An emptiness that teaches: why there is nothing here and what would put something here. */
export function EmptyState({ title, level = 2, children }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div class="empty">
      <svg viewBox="0 0 30 32" width="60" height="64" aria-hidden="true" focusable="false">
        <path
          class="empty-tiles"
          d="M15 11l4.33 2.500v5L15 21l-4.330-2.500v-5zM10 2.300l4.330 2.500v5L10 12.300 5.670 9.800v-5zM20 2.300l4.330 2.500v5L20 12.300l-4.330-2.500v-5zM10 19.700l4.330 2.500v5L10 29.700l-4.330-2.500v-5z"
        />
      </svg>
      <div>
        <Heading>{title}</Heading>
        {children}
      </div>
    </div>
  )
}
