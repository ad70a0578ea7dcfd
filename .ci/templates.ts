import { readFileSync } from 'node:fs'

/**
 * CloudFormation accepts 500 resources and 1 MB; `npm run package` has just written the templates. The limits here leave a margin
 * in which a service can be split before it has to be.
 */
const RESOURCES_MAX = 420
const BYTES_MAX = 900_000

type Template = { Resources: Record<string, { Properties?: Record<string, unknown> }> }
const faults: string[] = []
const texts = ['data', 'borrowers', 'backoffice'].map(
  (service) =>
    [service, readFileSync(`.packages/${service}/cloudformation-template-update-stack.json`, 'utf8')] as const,
)
const compact = (text: string): string => JSON.stringify(JSON.parse(text))

for (const [service, text] of texts) {
  const { Resources } = JSON.parse(text) as Template
  const count = Object.keys(Resources).length
  const bytes = Buffer.byteLength(text)
  console.log(`${service}: ${count} resources (fewer than ${RESOURCES_MAX}), ${bytes} bytes (fewer than ${BYTES_MAX})`)
  if (count >= RESOURCES_MAX || bytes >= BYTES_MAX) faults.push(`${service} is too large: split it`)
  // A resource of another service cannot be referred to: it has a name.
  const pseudo = /^AWS::/
  for (const [, name = ''] of compact(text).matchAll(/"(?:Ref|Fn::GetAtt)":(?:\[)?"([^"]+)"/g))
    if (!pseudo.test(name) && !(name in Resources)) faults.push(`${service} refers to ${name}, which it does not have`)
}

// Names by which a service finds what another one makes.
const all = texts.map(([, text]) => compact(text)).join('\n')
const made = new Set(
  [
    ...all.matchAll(
      /"(?:TableName|LogGroupName|TopicName|FunctionName|StateMachineName|BucketName)":(?:\{"Fn::Sub":)?"([^"]+)"/g,
    ),
  ].map(([, name = '']) => name),
)
const used =
  /:(?:table\/|log-group:|function:|stateMachine:|execution:|sns:\$\{AWS::Region\}:\$\{AWS::AccountId\}:|::)(\/?microloan[^"*:]*?(?:\$\{AWS::AccountId\})?)(?=[":*]|\/index|\/results)/g
for (const [, name = ''] of all.matchAll(used))
  if (![...made].some((known) => known === name || (name.endsWith('-') && known.startsWith(name))))
    faults.push(`${name} is named, but no service makes it`)

for (const fault of new Set(faults)) console.error(fault)
if (faults.length > 0) process.exit(1)
