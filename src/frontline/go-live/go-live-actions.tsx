import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { Button, Radios, Section, Select, TextArea, TextInput } from '#ui'
import { decisions, type Side, verdicts } from './go-live.ts'
import { messages } from './messages.ts'
import type { GoLive } from './read-go-live.ts'

/** What somebody may do about a start: the owner keeps and decides, a witness gives the users' word. */
export interface Rights {
  readonly keep: boolean
  readonly witness: boolean
}

interface GoLiveActionsProps {
  readonly language: Language
  readonly path: string
  readonly live: GoLive
  readonly rights: Rights
}

/** The forms of the page, each folded until it is needed; nothing for those who may do nothing. */
export function GoLiveActions({ language, path, live, rights }: GoLiveActionsProps) {
  const words = messages[language]
  const limits = live.plan?.stopLimits ?? []
  const act = (what: string, heading: string, children: ComponentChildren) => (
    <Section heading={heading} id={what}>
      <form method="post" action={`/${language}${path}`}>
        <input type="hidden" name="what" value={what} />
        {children}
        <p class="actions">
          <Button>{words.give}</Button>
        </p>
      </form>
    </Section>
  )
  return (
    <>
      {rights.keep &&
        act('management', words.giveManagement, <VerdictFields {...{ language, side: 'management' }} />)}
      {rights.witness && act('users', words.giveUsers, <VerdictFields {...{ language, side: 'users' }} />)}
      {rights.keep &&
        act(
          'decision',
          words.decide,
          <>
            <Radios
              language={language}
              name="decision"
              label={words.decideLabel}
              options={decisions.map((value) => ({ value, label: words.decision[value] }))}
            />
            <ReasonAndRole language={language} prefix="decision" />
          </>,
        )}
      {rights.keep &&
        limits.length > 0 &&
        act(
          'reading',
          words.read,
          <>
            <Select
              language={language}
              name="measure"
              label={words.measure}
              options={limits.map(({ measure }) => ({ value: measure, label: measure }))}
            />
            <TextInput language={language} name="hour" label={words.hour} type="number" size="short" />
            <TextInput language={language} name="value" label={words.readValue} size="short" />
            <TextInput language={language} name="source" label={words.source} />
          </>,
        )}
    </>
  )
}

function VerdictFields({ language, side }: { language: Language; side: Side }) {
  const words = messages[language]
  return (
    <>
      <Radios
        language={language}
        name={`${side}-verdict`}
        label={words.verdictLabel}
        options={verdicts.map((value) => ({ value, label: words.verdict[value] }))}
      />
      <ReasonAndRole language={language} prefix={side} />
    </>
  )
}

function ReasonAndRole({ language, prefix }: { language: Language; prefix: string }) {
  const words = messages[language]
  return (
    <>
      <TextArea
        language={language}
        name={`${prefix}-reason`}
        label={words.reason}
        rows={3}
        maxLength={1_000}
      />
      <TextInput language={language} name={`${prefix}-role`} label={words.asRole} hint={words.asRoleHint} />
    </>
  )
}
