'use strict'

const http = require('node:http')
const { join } = require('node:path')
const { giveRequestIds } = require('./request-ids.cjs')

/**
 * A minute instead of Node's five seconds: on a busy machine a client uses a kept connection that the server is just closing,
 * and its call fails without a reason. API Gateway also keeps them longer.
 */
const createServer = http.createServer
http.createServer = (...options) => Object.assign(createServer(...options), { keepAliveTimeout: 60_000 })

/** `npm run dev` writes a line after each build: the next call of a function loads its new bundle. */
function forgetBundles() {
  const built = join(process.cwd(), process.env.ESBUILD_FOLDER ?? '.esbuild')
  for (const file of Object.keys(require.cache)) if (file.startsWith(built)) delete require.cache[file]
}

/**
 * Five guards: `sls invoke local` must not hang when a handler fails to load, the local stage is never deployed, handlers that
 * `npm start` has bundled are not bundled again, each request has a unique id, and jobs run by the business clock only:
 * serverless-offline would run them a second time by the machine's, and has no setting against it.
 */
module.exports = class ServerlessGuard {
  constructor(serverless) {
    // Under `npm start` this process ends when its parent ends, for any reason.
    if (process.env.EXIT_WITH_STDIN) process.stdin.on('end', () => process.exit(0)).on('data', forgetBundles)
    const forgetSchedules = () => {
      for (const definition of Object.values(serverless.service.functions)) {
        definition.events = definition.events?.filter((event) => !('schedule' in event))
      }
    }
    const leaveBuilt = () => {
      if (process.env.HANDLERS_BUILT)
        for (const definition of Object.values(serverless.service.functions)) definition.skipEsbuild = true
    }
    this.hooks = {
      initialize: leaveBuilt,
      'before:offline:start:init': async () => {
        forgetSchedules()
        await giveRequestIds()
      },
      // A moment later, so that the reason is printed first.
      error: () => void setTimeout(() => process.exit(1), 200).unref(),
      'before:deploy:deploy': () => {
        if (serverless.service.provider.stage === 'local') {
          throw new serverless.classes.Error('Name a stage to deploy: npm run deploy -- --stage NAME')
        }
      },
    }
  }
}
