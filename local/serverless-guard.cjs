'use strict'

/** Two guards: `sls invoke local` must not hang when a handler fails to load, and the local stage is never deployed. */
module.exports = class ServerlessGuard {
  constructor(serverless) {
    // Under `npm start` this process ends when its parent does, however that ends.
    if (process.env.EXIT_WITH_STDIN) process.stdin.on('end', () => process.exit(0)).resume()
    this.hooks = {
      // A moment later, so that the reason is printed first.
      error: () => void setTimeout(() => process.exit(1), 200).unref(),
      'before:deploy:deploy': () => {
        if (serverless.service.provider.stage === 'local') {
          throw new serverless.classes.Error('Name a stage to deploy: npx sls deploy --stage NAME')
        }
      },
    }
  }
}
