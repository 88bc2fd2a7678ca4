import type { ComponentChildren, JSX } from 'preact'
import type { Language } from '#platform/language'
import { Section, Title } from '#ui'
import { messages } from './messages.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'x-compare': JSX.HTMLAttributes<HTMLElement> & { children?: ComponentChildren; 'data-words': string }
    }
  }
}

interface FidelityPageProps {
  readonly language: Language
  /** Address of the script that compares. */
  readonly script: string
}

/** Two files compared in the reader's own browser. Without script the page says which command does the same. */
export function FidelityPage({ language, script }: FidelityPageProps): JSX.Element {
  const words = messages[language]
  return (
    <>
      <Title lead={words.lead}>{words.title}</Title>
      <x-compare data-words={JSON.stringify(words)}>
        <div data-without-script>
          <p>{words.noScript}</p>
          <pre tabindex={0}>skala fidelity compare in.csv out.csv</pre>
        </div>
        <div hidden data-desk>
          <div class="columns">
            <FileField words={words} name="entered" />
            <FileField words={words} name="shown" />
          </div>
          <p class="actions">
            <button type="button" class="button button-primary" data-compare>
              {words.compare}
            </button>
          </p>
        </div>
        <div data-result role="status" />
        <Section heading={words.fileHelp} id="filerna">
          <p>{words.fileHelpSays}</p>
        </Section>
        <Section heading={words.pairs} id="texter">
          <p>{words.pairsSays}</p>
          <p hidden data-pairs-desk>
            <button type="button" class="button" data-pairs>
              {words.pairsGet}
            </button>
          </p>
          <pre tabindex={0}>skala fidelity texts &gt; texts.csv</pre>
        </Section>
      </x-compare>
      <script type="module" src={script} />
    </>
  )
}

function FileField({
  words,
  name,
}: {
  readonly words: (typeof messages)['sv']
  readonly name: 'entered' | 'shown'
}) {
  return (
    <fieldset class="field">
      <legend>{words[name]}</legend>
      <label for={`${name}-file`}>{words.file}</label>
      <input
        type="file"
        id={`${name}-file`}
        data-file={name}
        accept=".csv,.json,.txt,text/csv,application/json"
      />
      <label for={`${name}-text`}>{words.orPaste}</label>
      <textarea id={`${name}-text`} data-text={name} rows={6} spellcheck={false} />
    </fieldset>
  )
}
