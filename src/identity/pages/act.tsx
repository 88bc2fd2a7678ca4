import type { ComponentChildren } from 'preact'
import { Button } from '#ui'

interface ActProps {
  /** What the page's own address is asked to do. */
  readonly act: string
  readonly fields?: Readonly<Record<string, string>>
  readonly kind?: 'primary' | 'secondary'
  readonly children: ComponentChildren
}

/** One button that asks the page's own address to do one thing. */
export function Act({ act, fields = {}, kind, children }: ActProps) {
  return (
    <form method="post">
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <p class="actions">
        <Button name="act" value={act} kind={kind}>
          {children}
        </Button>
      </p>
    </form>
  )
}
