import type { ComponentChildren } from 'preact'

interface ButtonProps {
  readonly children: ComponentChildren
  /** A page has at most one primary. */
  readonly kind?: 'primary' | 'secondary' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
}

/** Sends the form it stands in; its words begin with a verb. */
export function Button({ children, kind = 'secondary', name, value }: ButtonProps) {
  return (
    <button type="submit" class={`button button-${kind}`} name={name} value={value}>
      {children}
    </button>
  )
}

/** Looks like a button and leads somewhere. */
export function ButtonLink({
  children,
  kind = 'secondary',
  href,
}: Omit<ButtonProps, 'name' | 'value'> & { readonly href: string }) {
  return (
    <a class={`button button-${kind}`} href={href}>
      {children}
    </a>
  )
}
