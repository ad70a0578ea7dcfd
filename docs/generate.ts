import { readFileSync, writeFileSync } from 'node:fs'
import { transitions } from '../lib/domain/loan.ts'
import { loanGrid, payoutGrid, repaymentGrid } from './grids.ts'

/** `npm run generate` draws the diagrams anew, between their marks, from what the code executes. */

const pages = ['docs/loan-states.md', 'docs/architecture.md']

type State = {
  Type: string
  Next?: string
  End?: true
  Default?: string
  Choices?: { Variable: string; StringEquals?: string; Next: string }[]
  Catch?: { ErrorEquals: string[]; Next: string }[]
  /** Of a Map. */
  ItemProcessor?: Machine
}
type Machine = { StartAt: string; States: Record<string, State> }

const diagram = (arrows: readonly string[]): string =>
  ['```mermaid', 'stateDiagram-v2', ...arrows.map((arrow) => `  ${arrow}`), '```'].join('\n')

function loanStates(): string {
  const arrows = Object.entries(transitions).flatMap(([state, events]) => {
    const out = Object.entries(events).map(([event, to]) => `${state} --> ${to}: ${event}`)
    return out.length > 0 ? out : [`${state} --> [*]`]
  })
  return diagram(['[*] --> auditing: submitted', ...arrows])
}

const workflow = (name: string): string =>
  diagram(arrowsIn(JSON.parse(readFileSync(`workflows/${name}.asl.json`, 'utf8')) as Machine))

const arrowsIn = ({ StartAt, States }: Machine): string[] => [
  `[*] --> ${StartAt}`,
  ...Object.entries(States).flatMap(([state, from]) => arrowsOf(state, from)),
]

const arrowsOf = (
  name: string,
  { Type, Next, End, Default, Choices = [], Catch = [], ItemProcessor }: State,
): string[] => [
  ...(ItemProcessor ? [`state ${name} {`, ...arrowsIn(ItemProcessor).map((arrow) => `  ${arrow}`), '}'] : []),
  ...Choices.map((choice) => `${name} --> ${choice.Next}: ${choice.StringEquals ?? choice.Variable.replace('$.', '')}`),
  ...(Default ? [`${name} --> ${Default}: otherwise`] : []),
  ...(Next ? [`${name} --> ${Next}`] : []),
  ...Catch.map((caught) => `${name} --> ${caught.Next}: ${reason(caught.ErrorEquals, Catch.length)}`),
  ...(Type === 'Succeed' || End ? [`${name} --> [*]`] : []),
]

/** The last of several catchers gets what the others left. */
const reason = (errors: string[], catchers: number): string =>
  errors.includes('States.Timeout') ? 'timed out' : catchers > 1 ? 'failed' : 'failed or timed out'

const drawings: Record<string, () => string> = {
  'loan-states': loanStates,
  'loan-grid': loanGrid,
  'payout-grid': payoutGrid,
  'repayment-grid': repaymentGrid,
  verification: () => workflow('verification'),
  disbursement: () => workflow('disbursement'),
  overdue: () => workflow('overdue'),
}

/** The page with each drawing as it is today. */
export const drawn = (page: string): string =>
  page.replace(
    /(<!-- drawn: ([\w-]+) -->\n)[\s\S]*?(\n<!-- end -->)/g,
    (_, begin: string, name: string, end: string) => {
      const draw = drawings[name]
      if (!draw) throw new Error(`Nothing draws ${name}`)
      return begin + draw() + end
    },
  )

if (import.meta.main) {
  for (const page of pages) writeFileSync(page, drawn(readFileSync(page, 'utf8')))
}
