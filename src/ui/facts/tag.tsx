import type { ComponentChildren } from 'preact'

interface TagProps {
  readonly children: ComponentChildren
  readonly href?: string | undefined
  /** `quiet` for what is only claimed, `frontline` for what comes from those who use the systems. */
  readonly tone?: 'plain' | 'quiet' | 'frontline' | undefined
}

/** A state or kind as a word; its meaning never rests on colour. */
export function Tag({ children, href, tone = 'plain' }: TagProps) {
  const name = `tag tag-${tone}`
  if (!href) return <span class={name}>{children}</span>
  return (
    <a class={name} href={href}>
      {children}
    </a>
  )
}
