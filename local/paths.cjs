'use strict'

const { join, resolve } = require('node:path')

/** For config/local.yml: `sls invoke local` runs a function in another folder, so a path must be absolute. */
module.exports = { clock: resolve(process.env.DATA_DIR || join(__dirname, '../.local/data'), 'clock') }
