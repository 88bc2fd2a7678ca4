/**
 * An address that is safe to link to: http, https, mailto or one of our own. Addresses come from sources that anyone
 * can write to, so anything else, `javascript:` above all, becomes no link at all.
 */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined) return undefined
  if (/^(?:\/(?!\/|\\)|[#?])/.test(href)) return href
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol) ? href : undefined
  } catch {
    return undefined
  }
}
