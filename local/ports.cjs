'use strict'

const { portsFrom } = require('./ports.ts')

/** For serverless.yml and config/local.yml, so that `sls invoke local` finds a stack by the same PORT. */
module.exports = portsFrom(process.env)
