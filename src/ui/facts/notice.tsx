import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

/** How a notice is meant; told by word and by shape, not only by colour. */
export type NoticeKind = 'info' | 'warn' | 'error' | 'done'

interface NoticeProps {
  readonly language: Language
  readonly kind: NoticeKind
  /** Replaces the standing word of the kind. */
  readonly title?: string | undefined
  readonly children: ComponentChildren
}

const shapes: Record<NoticeKind, string> = {
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM11 10h2v7h-2zM11 7h2v2h-2z',
  warn: 'M12 3 22 21H2zM11 10h2v6h-2zM11 17h2v2h-2z',
  error: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zM11 6h2v8h-2zM11 16h2v2h-2z',
  done: 'M4 4h16v16H4zM7 12l1.5-1.5 2.5 2.5 5-5L17.500 9.500 11 16z',
}

/** A message to the reader: to know, to take care, that something failed, or that it is done. */
export function Notice({ language, kind, title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : undefined}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
        <path d={shapes[kind]} fill-rule="evenodd" />
      </svg>
      <div>
        <p class="notice-title">{title ?? messages[language].notice[kind]}</p>
        {children}
      </div>
    </div>
  )
}
