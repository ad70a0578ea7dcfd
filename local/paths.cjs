'use strict'

const { resolve } = require('node:path')

/** For config/local.yml: `sls invoke local` runs a function in another folder, so a path must be absolute. */
module.exports = { clock: resolve(__dirname, '../.local/data/clock') }
