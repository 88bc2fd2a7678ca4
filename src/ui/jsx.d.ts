import type { ComponentChildren, JSX as PreactJSX } from 'preact'

type OwnElement = PreactJSX.HTMLAttributes<HTMLElement> & { children?: ComponentChildren }

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'x-filter': OwnElement
      'x-feed': OwnElement & { src: string; 'data-news': string }
      'x-copy': OwnElement & { 'data-text': string; 'data-done': string }
      'x-picture': OwnElement & { 'data-from': string; 'data-name': string }
      'x-print': OwnElement
      'x-screen': OwnElement & { 'data-warning': string }
      'x-sheet': OwnElement & {
        'data-saving': string
        'data-saved': string
        'data-not-saved': string
        'data-personal': string
        'data-language': string
      }
      'x-suggest': OwnElement & { src: string; 'data-told': string }
    }
  }
}
