import type { ComponentChildren } from 'preact'
import { safeHref } from '../page/safe-href.ts'

interface TagProps {
  readonly children: ComponentChildren
  readonly href?: string | undefined
  /** `quiet` for what is only claimed, `frontline` for what comes from those who use the systems. */
  readonly tone?: 'plain' | 'quiet' | 'frontline' | undefined
}

/** A state or kind as a word; its meaning never rests on colour. */
export function Tag({ children, tone = 'plain', ...props }: TagProps) {
  const href = safeHref(props.href)
  const name = `tag tag-${tone}`
  if (!href) return <span class={name}>{children}</span>
  return (
    <a class={name} href={href}>
      {children}
    </a>
  )
}
