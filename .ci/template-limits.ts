import { readFileSync } from 'node:fs'

/**
 * CloudFormation accepts 500 resources and 1 MB; `sls package` has just written the template. The limits here leave a margin.
 */
const RESOURCES_MAX = 450
const BYTES_MAX = 900_000

const text = readFileSync('.serverless/cloudformation-template-update-stack.json', 'utf8')
const resources = Object.keys((JSON.parse(text) as { Resources: object }).Resources).length
const bytes = Buffer.byteLength(text)
console.log(`Template: ${resources} resources (at most ${RESOURCES_MAX}), ${bytes} bytes (at most ${BYTES_MAX})`)
if (resources >= RESOURCES_MAX || bytes >= BYTES_MAX) process.exit(1)
