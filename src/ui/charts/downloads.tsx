import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

interface DownloadsProps {
  readonly language: Language
  /** Name of what is taken home, for the file. */
  readonly name: string
  /** Where the figures are, as CSV. */
  readonly csv: string
  /** Where the picture is, as a drawing of its own. */
  readonly svg?: string | undefined
}

/** The figures as a table file, and the picture as a drawing; with script, also as a bitmap. */
export function Downloads({ language, name, csv, svg }: DownloadsProps) {
  const words = messages[language]
  return (
    <div class="downloads no-print">
      <span class="meta">{words.takeHome}</span>{' '}
      <a href={csv} download={`${name}.csv`}>
        CSV
      </a>
      {svg && (
        <>
          {' '}
          <a href={svg} download={`${name}.svg`}>
            SVG
          </a>{' '}
          <x-picture data-from={svg} data-name={name} hidden>
            <button type="button">PNG</button>
          </x-picture>
        </>
      )}
    </div>
  )
}
