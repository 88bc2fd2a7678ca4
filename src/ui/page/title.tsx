import type { ComponentChildren } from 'preact'

interface TitleProps {
  readonly children: ComponentChildren
  /** A short line above the title that says what kind of page this is. */
  readonly kicker?: ComponentChildren
  /** One or two sentences that answer why the reader came. */
  readonly lead?: ComponentChildren
  /** Words about the page as a whole, e.g. its tags and age. */
  readonly meta?: ComponentChildren
}

/** The one h1 of a page, with what belongs to it. */
export function Title({ children, kicker, lead, meta }: TitleProps) {
  return (
    <div class="title">
      {kicker && <p class="kicker">{kicker}</p>}
      <h1>{children}</h1>
      {lead && <p class="lead">{lead}</p>}
      {meta && <div class="title-meta">{meta}</div>}
    </div>
  )
}
