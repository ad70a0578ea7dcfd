import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { bundled } from './bundled.ts'
import { declaredFunctions } from './declared-functions.ts'

/**
 * Nothing on a developer's machine checks a permission. A transaction is allowed by the names of its parts; every other call
 * by its own.
 */
const actionsOf: Record<string, string[]> = {
  GetCommand: ['dynamodb:GetItem'],
  BatchGetCommand: ['dynamodb:BatchGetItem'],
  QueryCommand: ['dynamodb:Query'],
  PutCommand: ['dynamodb:PutItem'],
  UpdateCommand: ['dynamodb:UpdateItem'],
  DeleteCommand: ['dynamodb:DeleteItem'],
  BatchWriteCommand: ['dynamodb:BatchWriteItem'],
  TransactWriteCommand: ['Put', 'Update', 'Delete']
    .map((name) => `dynamodb:${name}Item`)
    .concat('dynamodb:ConditionCheckItem'),
  StartExecutionCommand: ['states:StartExecution'],
  DescribeExecutionCommand: ['states:DescribeExecution'],
  SendTaskSuccessCommand: ['states:SendTaskSuccess'],
  PublishCommand: ['sns:Publish'],
  PutObjectCommand: ['s3:PutObject'],
}
/** Of the services that are called without a client of the SDK. */
const actionsOfService: Record<string, string> = {
  ssm: 'ssm:GetParameters',
  lambda: 'lambda:InvokeFunction',
}

interface Statement {
  Action: string | string[]
  Resource?: { 'Fn::Sub'?: string }[]
}
interface Role {
  Properties: { Policies: { PolicyDocument: { Statement: Statement[] } }[] }
}
const roles = parse(readFileSync('resources/role.yml', 'utf8'), { merge: true }) as Record<string, Role>
const rolesIn = (file: string) => parse(readFileSync(file, 'utf8')).Resources as Record<string, string>
/** The roles of each service; one name is one set of permissions in all. */
const borrowers = rolesIn('resources/roles.yml')
const backOffice = rolesIn('resources/backoffice-roles.yml')
const names = { ...borrowers, ...backOffice }

function statementsOf(role: string): Statement[] {
  const key = /:(\w+)\}$/.exec(names[role] ?? '')?.[1] ?? ''
  return roles[key]?.Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement) ?? []
}

const allowed = (role: string): string[] => statementsOf(role).flatMap(({ Action }) => Action)

const secretsOf = (role: string): string[] =>
  statementsOf(role)
    .filter(({ Action }) => Action === 'ssm:GetParameters')
    .flatMap(({ Resource = [] }) => Resource.map((resource) => resource['Fn::Sub']?.replace(/^.*\//, '') ?? ''))
const everySecret = [...new Set(Object.keys(names).flatMap(secretsOf))]

const functions = declaredFunctions()
const codes = bundled(functions.map(({ file }) => file))

/** What the code of a function may ask AWS for. */
function asked(file: string): string[] {
  const code = codes.get(file) ?? ''
  if (!code) throw new Error(`No code of ${file}`)
  const commands = [...code.matchAll(/new (\w+Command)\d*\(/g)].flatMap(
    ([, name = '']) => actionsOf[name] ?? [`? ${name}`],
  )
  const services = [...code.matchAll(/\bservice: "(\w+)"/g)].map(
    ([, name = '']) => actionsOfService[name] ?? `? ${name}`,
  )
  return [...new Set([...commands, ...services])]
}

it.each(functions)('$key: its role allows what it asks AWS for', ({ file, role }) => {
  const may = allowed(role)
  expect(asked(file).filter((action) => !may.includes(action))).toEqual([])
})

it('a service has the roles of its functions, each the same as in the other service', () => {
  const rolesOf = (operations: boolean) =>
    functions.filter(({ file }) => file.startsWith('functions/operations/') === operations).map(({ role }) => role)
  // Of the fallback, which both have; and of EventBridge.
  expect(new Set([...rolesOf(true), 'BareRole'])).toEqual(new Set(Object.keys(backOffice)))
  expect(new Set([...rolesOf(false), 'SchedulerRole'])).toEqual(new Set(Object.keys(borrowers)))
  for (const [name, role] of Object.entries(backOffice)) expect(role).toBe(borrowers[name])
})

it('a function that asks AWS for nothing may do nothing', () => {
  const idle = functions.filter(({ file }) => asked(file).length === 0)
  expect(idle.map(({ key, role }) => [key, role])).toEqual(idle.map(({ key }) => [key, 'BareRole']))
})

it.each(functions)('$key: its role may read the secrets that it uses', ({ file, role }) => {
  const used = everySecret.filter((name) => codes.get(file)?.includes(`"${name}"`))
  expect(used.filter((name) => !secretsOf(role).includes(name))).toEqual([])
})

it('the vendors’ secrets are for those who talk to them', () => {
  const open = (role: string) => secretsOf(role).filter((name) => !/^(session|field|index)-key$/.test(name))
  const needless = functions.filter(
    ({ file, role }) => open(role).length > 0 && !open(role).some((name) => codes.get(file)?.includes(`"${name}"`)),
  )
  // They share a role with those who do.
  expect(
    needless.map(({ key }) => key).filter((key) => !/-continue$|^verification-pause$|^operator-/.test(key)),
  ).toEqual(['overdue-start'])
})
