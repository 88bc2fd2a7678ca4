import { formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import { DefinitionList, Section } from '#ui'
import { messages } from './messages.ts'
import type { Trial } from './read-trials.ts'

/** Everything that was promised before the first measurement. */
export function PlanSection({ language, trial }: { readonly language: Language; readonly trial: Trial }) {
  const words = messages[language]
  const { plan, planHash, registeredOn } = trial
  const number = (value: number) => formatNumber(value, language, 2)
  return (
    <Section heading={words.plan} id="plan" lead={words.planLead(formatDate(registeredOn, language))}>
      <DefinitionList
        items={[
          { term: words.old, value: plan.oldWay },
          { term: words.new, value: plan.newWay },
          { term: words.build, value: plan.build },
          ...plan.tasks.map(({ title, timeRatioAtMost, completionAtLeast }) => ({
            term: title,
            value: words.margins(number(timeRatioAtMost), formatPercent(completionAtLeast, language)),
          })),
          { term: words.places, value: plan.sites.join(', ') },
          { term: words.who, value: plan.roles.join(', ') },
          { term: words.sample, value: number(plan.participantsPerSiteAndRole) },
          { term: words.baseline, value: number(plan.baselineRuns) },
          { term: words.judged, value: number(plan.judgedAttempt) },
          { term: words.chosenBy, value: plan.tasksChosenBy },
          { term: words.paidBy, value: plan.paidBy },
          {
            term: words.stopRules,
            value: plan.stopRules.map((rule) => rule.words).join('. ') || words.noCheck,
          },
          {
            term: words.period,
            value: `${formatDate(plan.startsOn, language)} – ${formatDate(plan.endsOn, language)}`,
          },
          { term: words.fingerprint, value: <code>{planHash}</code> },
        ]}
      />
    </Section>
  )
}
