import type { ComponentChildren } from 'preact'
import { formatAmount, formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import type { Interval } from '#platform/statistics'
import { BarChart, Breadcrumb, DataTable, DefinitionList, Notice, Section, Tag, Title } from '#ui'
import { burdenOf, type Range, totalBurden } from './burden.ts'
import { IntervalChart } from './interval-chart.tsx'
import type { TaskResult } from './judge-task.ts'
import type { TrialResult } from './judge-trial.ts'
import { messages } from './messages.ts'
import { PlanSection } from './plan-section.tsx'
import type { Trial, TrialProgress } from './read-trials.ts'
import { trialPaths } from './trial-paths.ts'
import { tellVerdicts } from './trials-page.tsx'

interface TrialPageProps {
  readonly language: Language
  readonly trial: Trial
  readonly progress: readonly TrialProgress[]
  /** ISO date. */
  readonly today: string
  /** What else was measured of the same thing. */
  readonly children?: ComponentChildren
}

/** One trial: the verdict on every task with its intervals, or how far it has come, and what was promised. */
export function TrialPage({ language, trial, progress, today, children }: TrialPageProps) {
  const words = messages[language]
  const { plan, result, state } = trial
  const home = `/${language}${trialPaths.trials}`
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: home, label: words.trials },
          { href: `${home}/${trial.id}`, label: plan.title },
        ]}
      />
      <Title
        kicker={words.trials}
        lead={result ? `${tellVerdicts(trial, language)}.` : words.progressLead}
        meta={
          <>
            <Tag tone="frontline">{words.states[state]}</Tag> {words.about}{' '}
            <a href={`/${language}/initiativ/${trial.record}`}>{trial.recordTitle}</a>. {words.by}{' '}
            {trial.organisationName ?? words.roles[trial.role] ?? trial.role}.
          </>
        }
      >
        {plan.title}
      </Title>
      {trial.endedReason && (
        <Notice language={language} kind="warn">
          <p>{words.aborted(trial.endedReason)}</p>
        </Notice>
      )}
      {state === 'registered' && plan.endsOn < today && (
        <Notice language={language} kind="warn">
          <p>{words.overdue}</p>
        </Notice>
      )}
      {result ? (
        <Results {...{ language, trial, result }} />
      ) : (
        <Progress {...{ language, trial, progress }} />
      )}
      {children}
      <PlanSection language={language} trial={trial} />
    </>
  )
}

interface ResultsProps {
  readonly language: Language
  readonly trial: Trial
  readonly result: TrialResult
}

function Results(props: ResultsProps) {
  const { language, trial, result } = props
  const words = messages[language]
  return (
    <>
      {result.stopped.length > 0 && (
        <Notice language={language} kind="warn" title={words.stopped}>
          <ul>
            {result.stopped.map((rule) => (
              <li key={rule.words}>{rule.words}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section heading={words.tasks} id="uppgifter" lead={words.tasksLead}>
        {trial.plan.tasks.map(({ key, title }) => (
          <StepsChart key={key} language={language} title={title} result={resultOf(result, key)} />
        ))}
        <IntervalChart
          language={language}
          rows={trial.plan.tasks.map(({ key, title, timeRatioAtMost }) => ({
            label: title,
            interval: resultOf(result, key)?.timeRatio ?? null,
            margin: timeRatioAtMost,
          }))}
        />
        <TaskTable {...props} />
        <Checks {...props} />
        {result.noCriticalErrors && (
          <p>
            {words.noCritical(
              formatNumber(result.noCriticalErrors.n, language),
              formatPercent(result.noCriticalErrors.bound, language, 1),
            )}
          </p>
        )}
        <p class="actions">
          <a href={`/api/v1/trials/${trial.id}/runs.csv`}>{words.csv}</a>
          <a href={`/api/v1/trials/${trial.id}`}>{words.api}</a>
        </p>
      </Section>
      <BurdenSection {...props} />
      {result.scores.length > 0 && <Scores {...props} />}
      <Learning {...props} />
      <Sites {...props} />
    </>
  )
}

const resultOf = ({ tasks }: TrialResult, key: string) => tasks.find(({ task }) => task === key)

function StepsChart({
  language,
  title,
  result,
}: {
  readonly language: Language
  readonly title: string
  readonly result: TaskResult | undefined
}) {
  const words = messages[language]
  const [old, later] = [result?.old.steps ?? null, result?.new.steps ?? null]
  const figure = (value: number | null) => (value === null ? '?' : formatNumber(value, language))
  return (
    <BarChart
      language={language}
      title={words.stepsTitle(figure(old), figure(later), title)}
      description={words.stepsDescription}
      labelHeader={words.task}
      valueHeader={words.steps}
      bars={[
        { label: words.old, value: old },
        { label: words.new, value: later, frontline: true },
      ]}
    />
  )
}

function TaskTable({ language, trial, result }: ResultsProps) {
  const words = messages[language]
  const figure = (value: number | null, decimals = 0) =>
    value === null ? <span class="unknown">{words.noCheck}</span> : formatNumber(value, language, decimals)
  const both = (pick: (way: TaskResult['old']) => number | null, decimals = 0) =>
    function Both(task: TaskResult) {
      return (
        <>
          {figure(pick(task.old), decimals)} → {figure(pick(task.new), decimals)}
        </>
      )
    }
  const interval = (one: Interval | null, write: (value: number) => string) =>
    one === null ? (
      <span class="unknown">{words.noCheck}</span>
    ) : (
      `${write(one.estimate)} (${words.between(write(one.low), write(one.high))})`
    )
  const share = (value: number) => formatPercent(value, language)
  return (
    <DataTable
      language={language}
      caption={words.tasks}
      quietCaption
      narrow="stack"
      rows={result.tasks}
      rowKey={({ task }) => task}
      columns={[
        {
          key: 'task',
          header: words.task,
          cell: ({ task }) => trial.plan.tasks.find(({ key }) => key === task)?.title ?? task,
        },
        {
          key: 'verdict',
          header: words.verdict,
          cell: ({ verdict, reasons }) => (
            <>
              <strong>{words.verdicts[verdict]}</strong>
              <br />
              {reasons.map((reason) => words.reasons[reason]).join('; ')}
            </>
          ),
        },
        {
          key: 'people',
          header: words.people,
          numeric: true,
          cell: both(({ participants }) => participants),
        },
        { key: 'steps', header: words.steps, numeric: true, cell: both(({ steps }) => steps) },
        { key: 'time', header: `${words.time}, s`, numeric: true, cell: both(({ seconds }) => seconds) },
        {
          key: 'ratio',
          header: words.ratio,
          numeric: true,
          cell: ({ timeRatio }) => interval(timeRatio, (value) => formatNumber(value, language, 2)),
        },
        {
          key: 'completion',
          header: `${words.completion} (${words.new.toLowerCase()})`,
          numeric: true,
          cell: (task) => interval(task.new.completion, share),
        },
        {
          key: 'errors',
          header: `${words.errors} (${words.new.toLowerCase()})`,
          numeric: true,
          cell: (task) => interval(task.new.errors, (value) => formatNumber(value, language, 1)),
        },
        {
          key: 'critical',
          header: words.critical,
          numeric: true,
          cell: both(({ criticalErrors }) => criticalErrors),
        },
      ]}
    />
  )
}

/** What tests that assume less say, task by task. */
function Checks({ language, trial, result }: ResultsProps) {
  const words = messages[language]
  return (
    <details class="chart-table">
      <summary>{words.checks}</summary>
      <DefinitionList
        items={result.tasks.map(({ task, wilcoxon, mcNemar }) => ({
          term: trial.plan.tasks.find(({ key }) => key === task)?.title ?? task,
          value: words.checksSay(chance(wilcoxon?.p, language), chance(mcNemar?.p, language)),
        }))}
      />
    </details>
  )
}

function chance(p: number | undefined, language: Language): string {
  if (p === undefined) return messages[language].noCheck
  return p < 0.001 ? `< ${formatNumber(0.001, language, 3)}` : `= ${formatNumber(p, language, 3)}`
}

function BurdenSection({ language, trial, result }: ResultsProps) {
  const words = messages[language]
  const { burden } = trial.plan
  const tasks = burdenOf(trial.plan, result.tasks) ?? []
  if (!burden || tasks.length === 0) return null
  const number = (value: number) => formatNumber(value, language)
  const range = ({ low, likely, high }: Range, write: (value: number) => string) =>
    `${write(likely)} (${words.between(write(low), write(high))})`
  const kronor = (value: number) => formatAmount(value * 100, 'SEK', language)
  const { personYears, kronor: cost } = totalBurden(tasks)
  const rows = [
    ...tasks.map((task) => ({
      ...task,
      title: trial.plan.tasks.find(({ key }) => key === task.task)?.title ?? task.task,
    })),
    { task: '', title: words.total, seconds: null, volume: null, personYears, kronor: cost },
  ]
  return (
    <Section
      heading={words.burden}
      id="borda"
      lead={words.burdenLead(
        number(burden.hoursPerYear),
        number(burden.kronorPerHour.low),
        number(burden.kronorPerHour.high),
        burden.source,
      )}
    >
      <DataTable
        language={language}
        caption={words.burden}
        quietCaption
        narrow="stack"
        rows={rows.length > 2 ? rows : rows.slice(0, 1)}
        rowKey={({ task }) => task}
        columns={[
          { key: 'task', header: words.task, cell: ({ title }) => title },
          {
            key: 'seconds',
            header: words.more,
            numeric: true,
            cell: ({ seconds }) => (seconds ? range(seconds, number) : ''),
          },
          {
            key: 'volume',
            header: words.volume,
            numeric: true,
            cell: ({ volume }) => (volume ? range(volume, number) : ''),
          },
          {
            key: 'years',
            header: words.personYears,
            numeric: true,
            cell: (row) => range(row.personYears, number),
          },
          { key: 'kronor', header: words.kronor, numeric: true, cell: (row) => range(row.kronor, kronor) },
        ]}
      />
    </Section>
  )
}

function Scores({ language, result }: ResultsProps) {
  const words = messages[language]
  const write = (value: number) => formatNumber(value, language, 1)
  return (
    <Section heading={words.scores} id="formular" lead={words.scoresLead}>
      <DataTable
        language={language}
        caption={words.scores}
        quietCaption
        rows={result.scores}
        rowKey={({ instrument, way }) => `${instrument} ${way}`}
        columns={[
          {
            key: 'instrument',
            header: words.instrument,
            cell: ({ instrument, way }) =>
              `${words.instruments[instrument] ?? instrument}, ${words[way].toLowerCase()}`,
          },
          {
            key: 'score',
            header: '95 %',
            numeric: true,
            cell: ({ score }) =>
              `${write(score.estimate)} (${words.between(write(score.low), write(score.high))})`,
          },
          {
            key: 'n',
            header: words.people,
            numeric: true,
            cell: ({ score }) => formatNumber(score.n, language),
          },
        ]}
      />
    </Section>
  )
}

function Learning({ language, trial, result }: ResultsProps) {
  const words = messages[language]
  const title = (task: string) => trial.plan.tasks.find(({ key }) => key === task)?.title ?? task
  if (!result.learning.some(({ attempt }) => attempt > 1)) return null
  return (
    <Section heading={words.learning} id="ovning">
      <DataTable
        language={language}
        caption={words.learning}
        quietCaption
        rows={result.learning}
        rowKey={({ task, attempt }) => `${task} ${attempt}`}
        columns={[
          { key: 'task', header: words.task, cell: ({ task }) => title(task) },
          { key: 'attempt', header: words.attempt, numeric: true, cell: ({ attempt }) => attempt },
          { key: 'runs', header: words.runs, numeric: true, cell: ({ runs }) => runs },
          { key: 'steps', header: words.steps, numeric: true, cell: ({ steps }) => steps ?? words.noCheck },
          {
            key: 'time',
            header: `${words.time}, s`,
            numeric: true,
            cell: ({ seconds }) => (seconds === null ? words.noCheck : formatNumber(seconds, language)),
          },
        ]}
      />
    </Section>
  )
}

function Sites({ language, trial, result }: ResultsProps) {
  const words = messages[language]
  const title = (task: string) => trial.plan.tasks.find(({ key }) => key === task)?.title ?? task
  const figure = (value: number | null, write = (one: number) => formatNumber(one, language)) =>
    value === null ? <span class="unknown">{words.tooFew}</span> : write(value)
  return (
    <Section heading={words.sites} id="platser" lead={words.sitesLead}>
      <DataTable
        language={language}
        caption={words.sites}
        quietCaption
        rows={result.sites}
        rowKey={({ task, site }) => `${task} ${site}`}
        columns={[
          { key: 'task', header: words.task, cell: ({ task }) => title(task) },
          { key: 'site', header: words.site, cell: ({ site }) => site },
          { key: 'steps', header: words.steps, numeric: true, cell: ({ steps }) => figure(steps) },
          { key: 'time', header: `${words.time}, s`, numeric: true, cell: ({ seconds }) => figure(seconds) },
          {
            key: 'completion',
            header: words.completion,
            numeric: true,
            cell: ({ completion }) => figure(completion, (share) => formatPercent(share, language)),
          },
        ]}
      />
    </Section>
  )
}

function Progress({
  language,
  trial,
  progress,
}: {
  readonly language: Language
  readonly trial: Trial
  readonly progress: readonly TrialProgress[]
}) {
  const words = messages[language]
  const { plan } = trial
  const wanted = plan.participantsPerSiteAndRole * plan.sites.length * plan.roles.length
  const count = (task: string, way: 'old' | 'new') =>
    progress.find((one) => one.task === task && one.way === way)?.participants ?? 0
  return (
    <Section heading={words.progress} id="laget">
      <DefinitionList
        items={plan.tasks.map(({ key, title }) => ({
          term: title,
          value: (['old', 'new'] as const)
            .map((way) => `${words[way]}: ${words.of(String(count(key, way)), String(wanted))}`)
            .join('. '),
        }))}
      />
      <p>
        {words.period}: {formatDate(plan.startsOn, language)} – {formatDate(plan.endsOn, language)}
      </p>
    </Section>
  )
}
