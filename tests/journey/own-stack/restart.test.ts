import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { H5Client } from '../../../local/journey/client.ts'
import { approve, askForLoan, fillProfile, signCard, signUp, verifyIdentity } from '../../../local/journey/path.ts'
import { messagesTo, pay, until } from '../../../local/journey/vendors.ts'
import { asEnvironment, assertFree, freePorts, type Ports } from '../../../local/ports.ts'
import { syntheticPerson } from '../../../local/synthetic.ts'
import { booksOf, home, kindsOf, repaymentForm, type Scene, sceneOf, startPayout, untilState } from '../scene.ts'
import { ownFolders, Run } from './own-stack.ts'

const CLOSE_S = 20

let ports: Ports
let environment: NodeJS.ProcessEnv
let running: Run | undefined
const { dataDir, buildDir } = ownFolders('restart')

beforeAll(async () => {
  ports = await freePorts()
  const own = { ...asEnvironment(ports), DATA_DIR: dataDir, BUILD_DIR: buildDir, SPEED: '20' }
  environment = { ...process.env, ...own }
})

afterAll(() => running?.kill())

const portsFree = () =>
  until(
    () => assertFree(ports).then(() => 'free', String),
    (said) => said === 'free',
    CLOSE_S,
  )

async function start(): Promise<Scene> {
  running = await new Run(environment).ready()
  return sceneOf(`http://127.0.0.1:${ports.api}`, `http://127.0.0.1:${ports.sandbox}`)
}

/** Kills it, sees that none of its processes is left, and starts it again on the same data. */
async function killAndStart(): Promise<Scene> {
  await running?.kill()
  await portsFree()
  return start()
}

describe('npm start', () => {
  test('killed at any moment of the path loses nothing, and the path goes on', { timeout: 240_000 }, async () => {
    let scene = await start()
    const person = syntheticPerson()
    const client = new H5Client(scene.api)
    await signUp(client, scene.sandbox, person)
    await verifyIdentity(client, person)
    await fillProfile(client)
    await signCard(client, scene.sandbox, person)

    const started = await client.post('/lm-mobile', { servicecode: 'service-code' })
    expect(started.error_message).toBe('0006')
    scene = await killAndStart()
    const { token } = started.results[0]
    expect((await client.post('/lm-mobile-input', { token, smscode: '135790' })).error_message).toBe('0009')
    expect((await client.post('/lm-mobile-continue', { token })).error_message).toBe('0100')

    const loanId = await askForLoan(client, 1000, 14)
    await approve(loanId, ...scene.reviewers)
    await startPayout(scene, loanId)
    scene = await killAndStart()
    expect(await untilState(client, 'repaying')).toMatchObject({ quota: 1000, success_count: 1 })
    expect(await scene.lianlian.payouts(person.cardNo)).toHaveLength(1)
    expect(kindsOf(await booksOf(scene, loanId))).toEqual(['disbursed'])

    const form = await repaymentForm(client, loanId)
    await scene.lianlian.next('notice-late', { card_no: person.cardNo })
    await pay(scene.sandbox, form)
    scene = await killAndStart()
    expect(await untilState(client, '')).toMatchObject({ quota: 2000, success_count: 1 })
    const books = await booksOf(scene, loanId)
    expect(kindsOf(books)).toEqual(['disbursed', 'repaid'])
    expect(books.balances).toEqual({ loans_receivable: 0, psp_clearing: 0.65, fee_income: -0.65 })
    const row = { loan_id: String(loanId), quota: 1000.65, state: 'finished', state_time: expect.any(String) }
    expect((await client.get('/repayments-record')).results).toEqual([row])

    // The messages about the loan outlived the kills as well; the night is over within a day.
    await fetch(`${scene.sandbox.url}/clock`, { method: 'POST', body: JSON.stringify({ advance_days: 1 }) })
    const sent = await until(
      () => messagesTo(scene.sandbox, person.mobile),
      (messages) => messages.length >= 3,
    )
    // At least once each: a kill between the gateway's answer and our note of it sends one again.
    expect(new Set(sent.map(({ template }) => template))).toEqual(new Set(['signup-code', 'loan-paid-out', 'repaid']))
    expect(await askForLoan(client, 500, 7)).not.toBe(loanId)
    expect((await home(client)).quota).toBe(1500)
  })

  test('ends wholly on Ctrl-C', async () => {
    expect(await running?.pressCtrlC()).toBe(0)
    expect(running?.stderr).toBe('')
    await portsFree()
    running = undefined
  })

  test('says in one line that a port is taken', async () => {
    const other = createServer().listen(ports.dynamodb, '127.0.0.1')
    await once(other, 'listening')
    const refused = new Run(environment)
    expect(await refused.exited).toBe(1)
    expect(refused.stdout).toBe('')
    expect(refused.stderr).toBe(
      `Port ${ports.dynamodb} is in use (dynamodb): stop what listens there, or choose another with DYNAMODB_PORT=…\n`,
    )
    await new Promise((closed) => other.close(closed))
  })
})
